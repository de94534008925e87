import type { RawRecord } from '../sdata/feed';
import { columnReader } from '../sdata/record';
import { isEmpty } from '../sdata/values';
import type { SortRule } from './find-form';

/** As databases of Sage CRM do. */
const collator = new Intl.Collator('en', { sensitivity: 'accent' });
/** Numbers may come as texts: 900.00 stands before 1000.00. */
const decimal = /^-?\d+(\.\d+)?$/;

/** A rule of an order that is made here. */
export interface KnownOrder extends SortRule {
	/** Whether the column is known to hold texts, where 10 stands before 9. */
	readonly isText: boolean;
}

/** In the order of the rules; records without a value come last. What may be numbers are where all of them are. */
export function sortRecords(records: readonly RawRecord[], order: readonly KnownOrder[]): RawRecord[] {
	const keyed = records.map((record) => {
		const read = columnReader(record);
		return { record, keys: order.map(({ column }) => read(column)) };
	});
	const areNumbers = order.map(
		({ isText }, at) => !isText && keyed.every(({ keys }) => isEmpty(keys[at]) || decimal.test(String(keys[at]))),
	);
	return keyed
		.sort((one, other) => {
			for (const [at, { direction }] of order.entries()) {
				const sign = direction === 'asc' ? 1 : -1;
				const compared = compareValues(one.keys[at], other.keys[at], sign, areNumbers[at] === true);
				if (compared !== 0) return compared;
			}
			return 0;
		})
		.map(({ record }) => record);
}

function compareValues(one: unknown, other: unknown, sign: 1 | -1, areNumbers: boolean): number {
	if (isEmpty(one) || isEmpty(other)) return Number(isEmpty(one)) - Number(isEmpty(other));
	if (areNumbers) return sign * (Number(one) - Number(other));
	return sign * collator.compare(String(one), String(other));
}
