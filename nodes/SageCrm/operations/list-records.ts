import type { Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import { wholeNumber, type RawRecord } from '../sdata/feed';
import { columnReader, isDeletedIn, keyOf } from '../sdata/record';
import { allOf, bracketed, compare } from '../sdata/where';

export interface ListSettings {
	/** Infinity for all. */
	readonly limit: number;
	/** Names of columns; all of them without any. */
	readonly select?: readonly string[];
	readonly where?: string;
	/** Whether a record is wanted that the server has sent; without it every one is. */
	readonly isWanted?: (record: RawRecord) => boolean;
}

/** Asked for with one request; the server may send fewer, so pages end only with an empty one. */
export const pageSize = 200;

/** The columns to ask for: the id is always among them. */
export function selectOf({ idColumn }: Entity, { select = [] }: ListSettings): string[] | undefined {
	return select.length === 0 ? undefined : [...new Set([idColumn, ...select])];
}

/** Records that are only marked as deleted are none, though some servers send them. */
export function wantedOf(entity: Entity, { isWanted }: ListSettings): (record: RawRecord) => boolean {
	return (record) => !isDeletedIn(record, entity.idColumn) && (isWanted?.(record) ?? true);
}

/**
 * Reads page after page, each beginning behind the last id of the one before: records that are added or
 * deleted meanwhile shift nothing. A server that does not keep the order of ids, as its pages or its
 * count show, is read by positions as well, and what comes twice is left out.
 */
export async function listRecords(client: SDataClient, entity: Entity, settings: ListSettings): Promise<RawRecord[]> {
	const { resource, idColumn } = entity;
	const { limit, where } = settings;
	const isWanted = wantedOf(entity, settings);
	const select = selectOf(entity, settings);
	/** Those that are not wanted as null. */
	const records = new Map<number | string, RawRecord | null>();
	let pass = new Set<number | string>();
	let wanted = 0;
	let last = 0;
	let received = 0;
	let ordered = true;
	let totalsProven = false;
	let expected = 0;
	let leastAsked = pageSize;
	const idOf = (record: RawRecord) => wholeNumber(columnReader(record)(idColumn)) ?? wholeNumber(record.$key);
	const goOnByPositions = () => {
		pass = new Set();
		received = 0;
		ordered = false;
	};
	while (wanted < limit) {
		// As few as are wanted, as long as all that came are.
		const isPlain = ordered && settings.isWanted === undefined && wanted === records.size;
		const count = isPlain ? Math.min(pageSize, limit - wanted) : pageSize;
		leastAsked = Math.min(leastAsked, count);
		const page = await client.list(resource, {
			// Alone it needs no brackets, which a server may not know.
			where: ordered && last > 0 ? allOf([bracketed(where), compare(idColumn, 'gt', last)]) : where?.trim(),
			orderBy: idColumn,
			select,
			count,
			startIndex: ordered || received === 0 ? undefined : received + 1,
		});
		const ids = page.records.map(idOf);
		const keepsOrder = ids.every((id, at) => id !== null && id > (ids[at - 1] ?? last));
		if (ordered && !keepsOrder && last > 0) {
			// The pages so far were in order by chance only.
			goOnByPositions();
			continue;
		}
		const known = pass.size;
		expected = Math.max(expected, records.size + (page.total ?? 0));
		ordered &&= keepsOrder;
		for (const [at, record] of page.records.entries()) {
			const key = ids[at] ?? keyOf(record, idColumn) ?? `row ${received + at}`;
			pass.add(key);
			if (records.has(key)) continue;
			const kept = isWanted(record) ? record : null;
			records.set(key, kept);
			if (kept !== null) wanted++;
		}
		// A server that does not heed positions sends the first page again and again.
		if (!ordered && pass.size === known) break;
		received += page.records.length;
		last = ids.at(-1) ?? last;
		// Some servers count only the page: a count is believed once one was seen that is higher.
		totalsProven ||= page.total !== null && page.total > page.records.length;
		const left = page.total === null ? Infinity : page.total - (ordered ? page.records.length : received);
		if (page.records.length > 0 && !(totalsProven && left <= 0)) continue;
		// Records whose ids are lower than one that came earlier were never asked for.
		if (!ordered || !(await mayBeMore())) break;
		goOnByPositions();
	}
	return [...records.values()].filter((record) => record !== null).slice(0, limit);

	/** By a count that can be believed, taken now, for others may have gone meanwhile; else by what stands behind as many. */
	async function mayBeMore(): Promise<boolean> {
		if (totalsProven && records.size >= expected) return false;
		// No server sends less than a few where more are asked for.
		if (!totalsProven && records.size < Math.min(2, leastAsked)) return false;
		const startIndex = totalsProven ? undefined : records.size + 1;
		const page = await client.list(resource, { where: where?.trim(), orderBy: idColumn, select, count: 1, startIndex });
		if (totalsProven) return page.total !== null && page.total > records.size;
		return page.records.some((record) => !records.has(idOf(record) ?? keyOf(record, idColumn) ?? ''));
	}
}
