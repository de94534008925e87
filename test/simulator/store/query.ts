import { firstAtLeast } from './idSets.ts';
import type { Row } from './rows.ts';
import type { Table } from './table.ts';
import type { Condition } from '../where/toSql.ts';

/** One term of an order; `sql` is an expression made from the entity's own columns, never from a request's text. */
export interface OrderTerm {
	readonly sql: string;
	readonly descending: boolean;
}

export interface Query {
	/** Ids outside this range do not match; both ends belong to it. */
	readonly lowest: number;
	readonly highest: number;
	readonly condition: Condition;
	/** Empty: by id. */
	readonly order: readonly OrderTerm[];
	/** Rows to pass over. */
	readonly skip: number;
	readonly count: number;
}

export interface Found {
	readonly rows: Row[];
	/** Matching rows altogether. */
	readonly total: number;
}

/** A range this narrow is read directly; it is not worth finding all ids of the table that meet the rest. */
const narrow = 5_000;

/** Finds one page. Pages by id, up or down, are quick however large the table; so is the total. */
export function findPage(table: Table, query: Query): Found {
	const ids = matching(table, query);
	const [first] = query.order;
	const byId = first === undefined || first.sql === 'id';
	if (!byId) return { rows: table.rows(ordered(table, query)), total: ids.length };
	const from = first?.descending ? Math.max(0, ids.length - query.skip - query.count) : query.skip;
	const to = first?.descending ? Math.max(0, ids.length - query.skip) : query.skip + query.count;
	const page = [...ids.slice(from, to)];
	return { rows: table.rows(first?.descending ? page.reverse() : page), total: ids.length };
}

function matching(
	table: Table,
	{ lowest, highest, condition }: Query,
): { length: number; slice(from: number, to: number): Iterable<number> } {
	if (lowest > highest) return [];
	if (highest - lowest < narrow) return table.ids(within(condition), 'ORDER BY id', lowest, highest);
	const all = table.sets.find(condition);
	return all.subarray(firstAtLeast(all, lowest), firstAtLeast(all, highest + 1));
}

function ordered(table: Table, { lowest, highest, condition, order, skip, count }: Query): number[] {
	const terms = [...order, { sql: 'id', descending: false }].map(
		({ sql, descending }) => `${sql}${descending ? ' DESC' : ''}`,
	);
	const tail = `ORDER BY ${terms.join(', ')} LIMIT ? OFFSET ?`;
	if (lowest === -Infinity && highest === Infinity) return table.ids(condition, tail, count, skip);
	const bounds = [Math.max(lowest, 0), Math.min(highest, Number.MAX_SAFE_INTEGER)];
	return table.ids(within(condition), tail, ...bounds, count, skip);
}

/** The condition, within a range of ids whose ends are the next two parameters. */
function within({ sql, params }: Condition): Condition {
	return { sql: `(${sql}) AND id BETWEEN ? AND ?`, params };
}
