import { DateTime } from 'luxon';
import type { DescribedColumn } from '../entities';
import { dayToSend, readDay } from '../sdata/days';
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
	/** Whether a record meets it, as far as the server cannot be asked; where its column is not shown its word is taken. */
	readonly isMet: (record: RawRecord) => boolean;
	/** Whether a record meets it, whatever the server was asked: beside others of which one is enough. */
	readonly isMetAlone: (record: RawRecord) => boolean;
}

const comparisons = {
	greater: 'gt',
	greaterOrEqual: 'ge',
	less: 'lt',
	lessOrEqual: 'le',
} as const satisfies Partial<Record<RowCondition, Comparison>>;

/** A row's value that does not fit its column; the message names both. */
export class RowProblem extends Error {}

interface Zones {
	readonly workflow: string;
	readonly server: string;
}

/** Texts are compared without their casing, as databases of Sage CRM do. */
const collator = new Intl.Collator('en', { sensitivity: 'accent' });

/**
 * @param column as described; undefined where nothing is known of it
 * @param zones the workflow's, in which a date without a zone is meant, and the server's
 * @throws {RowProblem}
 */
export function rowTest(row: FilterRow, column: DescribedColumn | undefined, zones: Zones): RowTest {
	const { column: name, condition } = row;
	if (column?.type === 'date' || column?.type === 'datetime') return dateTest(row, column.type, zones);
	const isNumber = column?.type === 'number' || column?.type === 'reference';
	const value = isNumber && condition !== 'oneOf' ? numberIn(row) : row.value;
	const test = (where: string, isMet: Test, isExact = false): RowTest => testOf(name, where, isMet, isExact);
	switch (condition) {
		case 'equals':
			return test(equals({ name, value }), (held) => isEqual(held, value));
		case 'notEquals':
			return test(
				isLong(value) ? '' : compare(name, 'ne', value),
				(held) => held !== null && !isAlike(held, value),
				!isLong(value),
			);
		case 'oneOf': {
			const values = String(row.value)
				.split(',')
				.map((part) => part.trim())
				.filter((part) => part !== '')
				.map((part) => (isNumber ? numberIn({ ...row, value: part }) : part));
			if (values.length === 0) throw new RowProblem(`The filter for ${name} has no values: write them with commas.`);
			const where = anyOf(values.map((one) => equals({ name, value: one }))) ?? '';
			return test(isLong(where) ? '' : where, (held) => values.some((one) => isEqual(held, one)));
		}
		case 'contains':
		case 'startsWith':
		case 'endsWith':
			return likeTest(name, condition, String(row.value));
		default:
			return test(compare(name, comparisons[condition], value), (held) => isBeyond(held, value, condition), true);
	}
}

type Test = (held: unknown) => boolean;

/** @param isExact whether the server's answer is all there is to it */
function testOf(name: string, where: string, isMet: Test, isExact: boolean): RowTest {
	const held = (record: RawRecord) => columnReader(record)(name);
	return {
		where,
		isMet: isExact ? () => true : (record) => held(record) === undefined || isMet(held(record)),
		isMetAlone: (record) => held(record) !== undefined && isMet(held(record)),
	};
}

/** As the server compares: without the casing of texts. */
function isAlike(held: unknown, value: string | number): boolean {
	return typeof held === 'string' && typeof value === 'string'
		? collator.compare(held, value) === 0
		: isEqual(held, value);
}

function isBeyond(held: unknown, value: string | number, condition: keyof typeof comparisons): boolean {
	if (held === null || held === '') return false;
	const order =
		typeof held === 'number' || typeof value === 'number'
			? Number(held) - Number(value)
			: collator.compare(String(held), value);
	switch (condition) {
		case 'greater':
			return order > 0;
		case 'greaterOrEqual':
			return order >= 0;
		case 'less':
			return order < 0;
		case 'lessOrEqual':
			return order <= 0;
	}
}

/** `%`, `_` and `[` mean more than themselves to the server: then what it sends is looked at. */
function likeTest(name: string, condition: 'contains' | 'startsWith' | 'endsWith', text: string): RowTest {
	const before = condition === 'startsWith' ? '' : '%';
	const after = condition === 'endsWith' ? '' : '%';
	const pattern = `${before}${text.replaceAll('[', '_')}${after}`;
	const where = isLong(text) ? '' : compare(name, 'like', { literal: textLiteral(pattern) });
	const wanted = text.toLowerCase();
	const isMet = (held: unknown) => {
		const has = String(held ?? '').toLowerCase();
		if (condition === 'contains') return has.includes(wanted);
		return condition === 'startsWith' ? has.startsWith(wanted) : has.endsWith(wanted);
	};
	return testOf(name, where, isMet, !/[%_[]/.test(text) && where !== '');
}

const day = 86_400;

/** The server is asked for days, the one form that Sage publishes, and one more; what it sends is looked at. */
function dateTest({ column, condition, value }: FilterRow, type: 'date' | 'datetime', zones: Zones): RowTest {
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
	const literal = (at: number) => ({ literal: dateLiteral('day-at', at, zones.server) });
	const atLeast = compare(column, 'ge', literal(from - day));
	const atMost = `${column} between ${dateLiteral('day-at', 0, 'UTC')} and ${dateLiteral('day-at', until + 2 * day, zones.server)}`;
	const where: Record<typeof condition, string> = {
		equals: `${column} between ${dateLiteral('day-at', from - day, zones.server)} and ${dateLiteral('day-at', until + 2 * day, zones.server)}`,
		notEquals: '',
		greater: atLeast,
		greaterOrEqual: atLeast,
		less: atMost,
		lessOrEqual: atMost,
	};
	/** Less than 0 before it, 0 within it, more than 0 behind it. */
	const placeOf = (held: unknown): number | null => {
		if (type === 'date') {
			const shown = readDay(held, zones.server);
			return shown === null ? null : Math.sign(shown.localeCompare(dayToSend(text, zones.workflow)));
		}
		const at = readStamp(held, zones.server);
		return at === null ? null : at < from ? -1 : at >= until ? 1 : 0;
	};
	const tests: Record<typeof condition, (place: number) => boolean> = {
		equals: (place) => place === 0,
		notEquals: (place) => place !== 0,
		greater: (place) => place > 0,
		greaterOrEqual: (place) => place >= 0,
		less: (place) => place < 0,
		lessOrEqual: (place) => place <= 0,
	};
	const isMet = (held: unknown) => {
		const place = placeOf(held);
		return place !== null && tests[condition](place);
	};
	return testOf(column, where[condition], isMet, false);
}

function numberIn({ column, value }: FilterRow): number {
	const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
	if (Number.isFinite(number)) return number;
	throw new RowProblem(`The filter for ${column} needs a number, not "${value}".`);
}
