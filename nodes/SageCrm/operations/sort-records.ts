import type { RawRecord } from '../sdata/feed';
import { columnReader } from '../sdata/record';
import type { SortRule } from './find-form';

/** As databases of Sage CRM do. */
const collator = new Intl.Collator('en', { sensitivity: 'accent' });
/** Numbers may come as texts: 900.00 stands before 1000.00. */
const decimal = /^-?\d+(\.\d+)?$/;

/** In the order of the rules; records without a value come last. */
export function sortRecords(records: readonly RawRecord[], order: readonly SortRule[]): RawRecord[] {
	const keyed = records.map((record) => {
		const read = columnReader(record);
		return { record, keys: order.map(({ column }) => read(column)) };
	});
	return keyed
		.sort((one, other) => {
			for (const [at, { direction }] of order.entries()) {
				const compared = compareValues(one.keys[at], other.keys[at], direction === 'asc' ? 1 : -1);
				if (compared !== 0) return compared;
			}
			return 0;
		})
		.map(({ record }) => record);
}

function compareValues(one: unknown, other: unknown, sign: 1 | -1): number {
	if (isMissing(one) || isMissing(other)) return Number(isMissing(one)) - Number(isMissing(other));
	if (decimal.test(String(one)) && decimal.test(String(other))) return sign * (Number(one) - Number(other));
	return sign * collator.compare(String(one), String(other));
}

function isMissing(value: unknown): boolean {
	return value === null || value === undefined || value === '';
}
