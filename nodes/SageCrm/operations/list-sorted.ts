import type { Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import type { RawRecord } from '../sdata/feed';
import { keyOf } from '../sdata/record';
import { listRecords, pageSize, selectOf, wantedOf, type ListSettings } from './list-records';
import { sortRecords, type KnownOrder } from './sort-records';

/**
 * The first records in an order. Servers are documented to keep one of a single column, and only since 2024 R2: whether
 * this one does is looked at, and where it does not, or for several columns, all records are read and put in order here.
 */
export async function listSorted(
	client: SDataClient,
	entity: Entity,
	settings: ListSettings,
	order: readonly KnownOrder[],
): Promise<RawRecord[]> {
	const [rule, ...others] = order;
	if (rule !== undefined && others.length === 0 && settings.limit < Infinity) {
		const first = await firstInOrder(client, entity, settings, rule);
		if (first !== null) return first;
	}
	const all = await listRecords(client, entity, { ...settings, limit: Infinity });
	return sortRecords(all, order).slice(0, settings.limit);
}

/** @returns null where the server does not keep the order, or does not heed positions */
async function firstInOrder(
	client: SDataClient,
	entity: Entity,
	settings: ListSettings,
	{ column, direction }: KnownOrder,
): Promise<RawRecord[] | null> {
	const { resource, idColumn } = entity;
	const { limit, where } = settings;
	const isWanted = wantedOf(entity, settings);
	const select = selectOf(entity, settings);
	const ask = async (orderBy: string, count: number, startIndex = 1) =>
		(await client.list(resource, { where, select, orderBy, startIndex, count })).records;
	const idOf = (record: RawRecord | undefined) => Number(record === undefined ? NaN : keyOf(record, idColumn));
	// Texts and missing values are in an order of the server's own: ids tell whether it keeps one.
	const lowest = idOf((await ask(idColumn, 1))[0]);
	const highest = idOf((await ask(`${idColumn} desc`, 1))[0]);
	if (!(lowest < highest)) return null;
	const found = new Map<unknown, RawRecord>();
	const seen = new Set<unknown>();
	const most = settings.isWanted === undefined ? Math.min(pageSize, limit) : pageSize;
	for (let received = 0; found.size < limit; ) {
		// As few as are wanted, as long as all that came are.
		const page = await ask(`${column} ${direction}`, found.size === seen.size ? most : pageSize, received + 1);
		// It may keep an order by ids alone, and refuse this column.
		if (!client.keepsOrders) return null;
		if (page.length === 0) break;
		const before = seen.size;
		for (const record of page) {
			const key = keyOf(record, idColumn);
			if (!seen.has(key) && isWanted(record)) found.set(key, record);
			seen.add(key);
		}
		if (seen.size === before) return null;
		received += page.length;
	}
	return [...found.values()].slice(0, limit);
}
