import type { DescribedColumn } from '../entities';
import { textLiteral } from '../sdata/literals';
import { anyOf, compare, type Comparison } from '../sdata/where';
import { dateTest } from './date-condition';
import {
	RowProblem,
	testOf,
	type FilterRow,
	type RowCondition,
	type RowTest,
	type Test,
	type Zones,
} from './filter-row';
import { equals, isEqual, isLong } from './find-equal';

const comparisons = {
	greater: 'gt',
	greaterOrEqual: 'ge',
	less: 'lt',
	lessOrEqual: 'le',
} as const satisfies Partial<Record<RowCondition, Comparison>>;

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
	// An expression that came to nothing must not widen what is asked for.
	if (row.value === '' && condition !== 'equals') {
		throw new RowProblem(`The filter for ${name} has no value: give it one, or remove the filter.`);
	}
	const isNumber = column?.type === 'number' || column?.type === 'reference';
	const value =
		isNumber && condition !== 'oneOf' ? numberIn(row) : column?.type === 'boolean' ? markOf(row.value) : row.value;
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

/** As checkboxes are stored (Sage's developer help). */
function markOf(value: string | number): string | number {
	return /^(true|yes)$/i.test(String(value)) ? 'Y' : /^(false|no)$/i.test(String(value)) ? 'N' : value;
}

function numberIn({ column, value }: FilterRow): number {
	const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
	if (Number.isFinite(number)) return number;
	throw new RowProblem(`The filter for ${column} needs a number, not "${value}".`);
}
