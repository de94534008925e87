import { DateTime } from 'luxon';
import type { DescribedColumn } from '../entities';
import { dateLiteral, textLiteral } from '../sdata/literals';
import type { RawRecord } from '../sdata/feed';
import { columnReader } from '../sdata/record';
import { readStamp } from '../sdata/stamps';
import { anyOf, compare, type Comparison } from '../sdata/where';
import { equals, isEqual, isLong } from './find-equal';

/** How a row of the filter compares, in the order in which the editor lists them. */
export const rowConditions = [
	'contains',
	'endsWith',
	'equals',
	'greater',
	'greaterOrEqual',
	'less',
	'lessOrEqual',
	'notEquals',
	'oneOf',
	'startsWith',
] as const;
export type RowCondition = (typeof rowConditions)[number];

/** One row of the filter. */
export interface FilterRow {
	readonly column: string;
	readonly condition: RowCondition;
	readonly value: string | number;
}

/** A row as the server is asked, and as what it sends is looked at. */
export interface RowTest {
	/** Met by every record that meets the row, perhaps by more; empty where the server cannot be asked. */
	readonly where: string;
	/** Whether a record meets it; where its column is not shown the server's word is taken. */
	readonly isMet: (record: RawRecord) => boolean;
}

const comparisons = {
	greater: 'gt',
	greaterOrEqual: 'ge',
	less: 'lt',
	lessOrEqual: 'le',
} as const satisfies Partial<Record<RowCondition, Comparison>>;

/** A row's value that does not fit its column; the message names both. */
export class RowProblem extends Error {}

/**
 * @param column as described; undefined where nothing is known of it
 * @param zones the workflow's, in which a date without a zone is meant, and the server's
 * @throws {RowProblem}
 */
export function rowTest(
	row: FilterRow,
	column: DescribedColumn | undefined,
	zones: { readonly workflow: string; readonly server: string },
): RowTest {
	const { column: name, condition } = row;
	if (column?.type === 'date' || column?.type === 'datetime') return dateTest(row, zones);
	const isNumber = column?.type === 'number' || column?.type === 'reference';
	const value = isNumber && condition !== 'oneOf' ? numberIn(row) : row.value;
	const shown = (test: (held: unknown) => boolean) => (record: RawRecord) => {
		const held = columnReader(record)(name);
		return held === undefined || test(held);
	};
	switch (condition) {
		case 'equals':
			return { where: equals({ name, value }), isMet: shown((held) => isEqual(held, value)) };
		case 'notEquals':
			return { where: isLong(value) ? '' : compare(name, 'ne', value), isMet: shown((held) => !isEqual(held, value)) };
		case 'oneOf': {
			const values = String(row.value)
				.split(',')
				.map((part) => part.trim())
				.filter((part) => part !== '')
				.map((part) => (isNumber ? numberIn({ ...row, value: part }) : part));
			if (values.length === 0) throw new RowProblem(`The filter for ${name} has no values: write them with commas.`);
			return {
				where: anyOf(values.map((one) => equals({ name, value: one }))) ?? '',
				isMet: shown((held) => values.some((one) => isEqual(held, one))),
			};
		}
		case 'contains':
		case 'startsWith':
		case 'endsWith':
			return likeTest(name, condition, String(row.value), shown);
		default:
			return { where: compare(name, comparisons[condition], value), isMet: () => true };
	}
}

/** `%`, `_` and `[` mean more than themselves to the server: then what it sends is looked at. */
function likeTest(
	name: string,
	condition: 'contains' | 'startsWith' | 'endsWith',
	text: string,
	shown: (test: (held: unknown) => boolean) => RowTest['isMet'],
): RowTest {
	const before = condition === 'startsWith' ? '' : '%';
	const after = condition === 'endsWith' ? '' : '%';
	const pattern = `${before}${text.replaceAll('[', '_')}${after}`;
	const where = isLong(text) ? '' : compare(name, 'like', { literal: textLiteral(pattern) });
	if (!/[%_[]/.test(text) && where !== '') return { where, isMet: () => true };
	const wanted = text.toLowerCase();
	return {
		where,
		isMet: shown((held) => {
			const has = String(held ?? '').toLowerCase();
			if (condition === 'contains') return has.includes(wanted);
			return condition === 'startsWith' ? has.startsWith(wanted) : has.endsWith(wanted);
		}),
	};
}

/** The server is asked for days, the one form that Sage publishes, and one more; what it sends is looked at. */
function dateTest({ column, condition, value }: FilterRow, zones: { workflow: string; server: string }): RowTest {
	const text = String(value).trim();
	const moment = DateTime.fromISO(text.replace(' ', 'T'), { zone: zones.workflow });
	if (!moment.isValid) {
		throw new RowProblem(`The filter for ${column} needs a date, not "${text}": write it like 2026-01-31.`);
	}
	if (condition === 'contains' || condition === 'startsWith' || condition === 'endsWith' || condition === 'oneOf') {
		throw new RowProblem(
			`The filter for ${column} compares texts, and ${column} holds dates: choose another condition.`,
		);
	}
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
	const from = Math.floor(moment.toSeconds());
	const until = isDay ? Math.floor(moment.plus({ days: 1 }).toSeconds()) : from + 1;
	const day = 86_400;
	const literal = (at: number) => ({ literal: dateLiteral('day-at', at, zones.server) });
	const atLeast = compare(column, 'ge', literal(from - day));
	const atMost = compare(column, 'lt', literal(until + 2 * day));
	const bounds: Record<typeof condition, [where: string, test: (at: number) => boolean]> = {
		equals: [`${atLeast} and ${atMost}`, (at) => at >= from && at < until],
		notEquals: ['', (at) => at < from || at >= until],
		greater: [atLeast, (at) => at >= until],
		greaterOrEqual: [atLeast, (at) => at >= from],
		less: [atMost, (at) => at < from],
		lessOrEqual: [atMost, (at) => at < until],
	};
	const [where, test] = bounds[condition];
	return {
		where,
		isMet: (record) => {
			const held = columnReader(record)(column);
			if (held === undefined) return true;
			const at = readStamp(held, zones.server) ?? readStamp(`${String(held)}T00:00:00`, zones.workflow);
			return at !== null && test(at);
		},
	};
}

function numberIn({ column, value }: FilterRow): number {
	const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
	if (Number.isFinite(number)) return number;
	throw new RowProblem(`The filter for ${column} needs a number, not "${value}".`);
}
