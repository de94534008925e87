import type { Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import type { RawRecord } from '../sdata/feed';
import { columnReader, keyOf } from '../sdata/record';
import type { SortRule } from './find';
import { listRecords, type ListSettings } from './list-records';
import { compareValues, sortRecords } from './sort-records';

/** Asked for with one request. */
const pageSize = 200;
/** Records that are read without one that is wanted among them, before it is given up: positions may not be heeded. */
const mostInVain = 10_000;

/**
 * The first records in an order. Servers are documented to keep one of a single column, and only since 2024 R2: whether
 * this one does is looked at, and where it does not, or for several columns, all records are read and put in order here.
 */
export async function listSorted(
	client: SDataClient,
	entity: Entity,
	settings: ListSettings,
	order: readonly SortRule[],
): Promise<RawRecord[]> {
	const [rule, ...others] = order;
	if (rule !== undefined && others.length === 0 && settings.limit < Infinity) {
		const first = await firstInOrder(client, entity, settings, rule);
		if (first !== null) return first;
	}
	const all = await listRecords(client, entity, { ...settings, limit: Infinity });
	return sortRecords(all, order).slice(0, settings.limit);
}

/** @returns null where the server does not keep the order */
async function firstInOrder(
	client: SDataClient,
	{ resource, idColumn }: Entity,
	{ limit, where, select = [], isWanted = () => true }: ListSettings,
	{ column, direction }: SortRule,
): Promise<RawRecord[] | null> {
	const sign = direction === 'asc' ? 1 : -1;
	const valueOf = (record: RawRecord) => columnReader(record)(column);
	const ask = async (way: SortRule['direction'], startIndex: number, count: number) => {
		const columns = select.length === 0 ? undefined : [...new Set([idColumn, ...select])];
		return (await client.list(resource, { where, select: columns, orderBy: `${column} ${way}`, startIndex, count }))
			.records;
	};
	/** Values that are missing come first or last, as the server has it. */
	const isBehind = (one: RawRecord, other: RawRecord) =>
		compareValues(valueOf(one), valueOf(other), sign, 'anywhere') > 0;
	const [opposite] = await ask(direction === 'asc' ? 'desc' : 'asc', 1, 1);
	if (opposite === undefined) return [];
	const found = new Map<unknown, RawRecord>();
	let received = 0;
	let last: RawRecord | undefined;
	while (found.size < limit) {
		const page = await ask(direction, received + 1, pageSize);
		const before = found.size;
		for (const record of page) {
			if (last !== undefined && isBehind(last, record)) return null;
			last = record;
			if (isWanted(record)) found.set(keyOf(record, idColumn), record);
		}
		received += page.length;
		if (page.length === 0 || (found.size === before && received > mostInVain)) break;
	}
	// Perhaps it was in this order by chance: then the other end, asked for the other way round, is the same.
	if (last !== undefined && isBehind(last, opposite)) return null;
	return [...found.values()].slice(0, limit);
}
