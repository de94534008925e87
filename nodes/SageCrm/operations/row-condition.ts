import { max, min } from 'lodash';
import type { DescribedColumn } from '../entities';
import { isDecimal, isEmpty, isTicked, isUnticked } from '../sdata/values';
import { anyOf, between, compare, like, type Comparison } from '../sdata/where';
import { dateTest } from './date-condition';
import { RowProblem, rowTestOf, type FilterRow, type RowCondition, type RowTest, type Zones } from './filter-row';
import { equals, isEqual, isLong } from './find-equal';
import { repeated } from './repeated';

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
	// An expression that came to nothing must not widen what is asked for, nor be answered with nothing.
	if (row.value === '') {
		throw new RowProblem(`The filter for ${name} has no value: give it one, or remove the filter.`);
	}
	if (column?.type === 'date' || column?.type === 'datetime') return dateTest(row, column.type, zones);
	if (column?.type === 'boolean' && (condition === 'equals' || condition === 'notEquals')) return tickTest(row);
	const isNumber = column?.type === 'number' || column?.type === 'reference';
	const value = isNumber && condition !== 'oneOf' ? numberIn(row) : row.value;
	switch (condition) {
		case 'equals':
			return rowTestOf({
				column: name,
				where: equals({ name, value }),
				isMet: (held) => isEqual(held, value),
				// Numbers that are alike are the same.
				...(isNumber ? { isMetBeside: 'known' } : {}),
			});
		case 'notEquals':
			return rowTestOf({
				column: name,
				where: isLong(value) ? '' : compare(name, 'ne', value),
				isMet: (held) => !isEmpty(held) && !isAlike(held, value),
				isMetBeside: (held) => held !== '',
				isFoundBy: false,
			});
		case 'oneOf':
			return oneOfTest(row, isNumber);
		case 'contains':
		case 'startsWith':
		case 'endsWith':
			return likeTest(name, condition, String(row.value));
		default:
			return rowTestOf({
				column: name,
				where: compare(name, comparisons[condition], value),
				isMet: (held) => isBeyond(held, value, condition),
				isMetBeside: 'known',
			});
	}
}

/** As the server compares: without the casing of texts. */
function isAlike(held: unknown, value: string | number): boolean {
	return typeof held === 'string' && typeof value === 'string'
		? collator.compare(held, value) === 0
		: isEqual(held, value);
}

function isBeyond(held: unknown, value: string | number, condition: keyof typeof comparisons): boolean {
	if (isEmpty(held)) return false;
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

function oneOfTest(row: FilterRow, isNumber: boolean): RowTest {
	const { column: name } = row;
	const values = String(row.value)
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part) => (isNumber ? numberIn({ ...row, value: part }) : part));
	if (values.length === 0) throw new RowProblem(`The filter for ${name} has no values: write them with commas.`);
	const each = anyOf(values.map((one) => equals({ name, value: one }))) ?? '';
	return rowTestOf({
		column: name,
		where: isLong(each) ? rangeOf(name, values) : each,
		isMet: (held) => values.some((one) => isEqual(held, one)),
	});
}

/** Of numbers that are too many for an address, the least and the greatest; empty where there are others. */
function rangeOf(name: string, values: ReadonlyArray<string | number>): string {
	const numbers = values.filter((value) => typeof value === 'number');
	if (numbers.length < values.length) return '';
	return between(name, Math.floor(min(numbers) ?? 0), Math.ceil(max(numbers) ?? 0));
}

/** `%`, `_` and `[` mean more than themselves to the server: then what it sends is looked at. */
function likeTest(name: string, condition: 'contains' | 'startsWith' | 'endsWith', text: string): RowTest {
	const before = condition === 'startsWith' ? '' : '%';
	const after = condition === 'endsWith' ? '' : '%';
	const wanted = text.toLowerCase();
	const isMet = (held: unknown) => {
		const has = String(held ?? '').toLowerCase();
		if (condition === 'contains') return has.includes(wanted);
		return condition === 'startsWith' ? has.startsWith(wanted) : has.endsWith(wanted);
	};
	return rowTestOf({
		column: name,
		where: isLong(text) ? '' : like(name, `${before}${text}${after}`),
		isMet,
		isMetBeside: /[%_[]/.test(text) ? isMet : 'known',
	});
}

/** A checkbox that was never ticked may hold nothing at all, which Sage CRM cannot search for. */
function tickTest({ column, condition, value }: FilterRow): RowTest {
	const isYes = isTicked(value);
	if (!isYes && !isUnticked(value)) {
		throw new RowProblem(`The filter for ${column} needs true or false, not ${repeated(value)}.`);
	}
	return isYes === (condition === 'equals')
		? rowTestOf({ column, where: compare(column, 'eq', 'Y'), isMet: isTicked })
		: rowTestOf({ column, where: '', isMet: (held) => !isTicked(held) });
}

function numberIn({ column, value }: FilterRow): number {
	const number = typeof value === 'string' && !isDecimal(value) ? NaN : Number(value);
	if (Number.isFinite(number)) return number;
	throw new RowProblem(`The filter for ${column} needs a number, not ${repeated(value)}.`);
}
