import type { Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import { wholeNumber, type RawRecord } from '../sdata/feed';
import { columnReader } from '../sdata/record';
import { allOf, bracketed, compare } from '../sdata/where';

export interface ListSettings {
	/** Infinity for all. */
	readonly limit: number;
	readonly select?: readonly string[];
	readonly where?: string;
	/** Whether a record is wanted that the server has sent; without it every one is. */
	readonly isWanted?: (record: RawRecord) => boolean;
}

/** Asked for with one request; the server may send fewer, so pages end only with an empty one. */
const pageSize = 200;

const everything = () => true;

/**
 * Reads page after page, each beginning behind the last id of the one before: records that are added or
 * deleted meanwhile shift nothing. A server that does not keep the order of ids, as its pages or its
 * count show, is read by positions instead, and what comes twice is left out.
 */
export async function listRecords(
	client: SDataClient,
	{ resource, idColumn }: Entity,
	{ limit, select = [], where, isWanted = everything }: ListSettings,
): Promise<RawRecord[]> {
	/** Those that are not wanted as null. */
	const records = new Map<number | string, RawRecord | null>();
	let wanted = 0;
	let last = 0;
	let received = 0;
	let ordered = true;
	let totalsProven = false;
	let expected = 0;
	const startOverByPositions = () => {
		records.clear();
		wanted = 0;
		received = 0;
		ordered = false;
	};
	while (wanted < limit) {
		const page = await client.list(resource, {
			// Alone it needs no brackets, which a server may not know.
			where: ordered && last > 0 ? allOf([bracketed(where), compare(idColumn, 'gt', last)]) : where?.trim(),
			orderBy: idColumn,
			select: select.length === 0 ? undefined : [...new Set([idColumn, ...select])],
			count: Math.min(pageSize, isWanted === everything ? limit - wanted : pageSize),
			startIndex: ordered || received === 0 ? undefined : received + 1,
		});
		const ids = page.records.map((record) => wholeNumber(columnReader(record)(idColumn)) ?? wholeNumber(record.$key));
		const keepsOrder = ids.every((id, at) => id !== null && id > (ids[at - 1] ?? last));
		if (ordered && !keepsOrder && last > 0) {
			// The pages so far were in order by chance only.
			startOverByPositions();
			continue;
		}
		const known = records.size;
		expected = Math.max(expected, records.size + (page.total ?? 0));
		ordered &&= keepsOrder;
		for (const [at, record] of page.records.entries()) {
			const key = ids[at] ?? `row ${received + at}`;
			if (records.has(key)) continue;
			const kept = isWanted(record) ? record : null;
			records.set(key, kept);
			if (kept !== null) wanted++;
		}
		// A server that does not heed positions sends the first page again and again.
		if (!ordered && records.size === known) break;
		received += page.records.length;
		last = ids.at(-1) ?? last;
		// Some servers count only the page: a count is believed once one was seen that is higher.
		totalsProven ||= page.total !== null && page.total > page.records.length;
		const left = page.total === null ? Infinity : page.total - (ordered ? page.records.length : received);
		if (page.records.length > 0 && !(totalsProven && left <= 0)) continue;
		// Records whose ids are lower than one that came earlier were never asked for.
		if (!ordered || records.size >= expected) break;
		startOverByPositions();
	}
	return [...records.values()].filter((record) => record !== null).slice(0, limit);
}
