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
}

/** Asked for with one request; the server may send fewer, so pages end only with an empty one. */
const pageSize = 200;

/**
 * Reads page after page, each beginning behind the last id of the one before: records that are added or
 * deleted meanwhile shift nothing. A server that does not keep the order of ids, as its pages or its
 * count show, is read by positions instead, and what comes twice is left out.
 */
export async function listRecords(
	client: SDataClient,
	{ resource, idColumn }: Entity,
	{ limit, select = [], where }: ListSettings,
): Promise<RawRecord[]> {
	const records = new Map<number | string, RawRecord>();
	let last = 0;
	let received = 0;
	let ordered = true;
	let totalsProven = false;
	let expected = 0;
	const startOverByPositions = () => {
		records.clear();
		received = 0;
		ordered = false;
	};
	while (records.size < limit) {
		const page = await client.list(resource, {
			where: allOf([bracketed(where), ordered && last > 0 ? compare(idColumn, 'gt', last) : undefined]),
			orderBy: idColumn,
			select: select.length === 0 ? undefined : [...new Set([idColumn, ...select])],
			count: Math.min(pageSize, limit - records.size),
			startIndex: ordered || received === 0 ? undefined : received + 1,
		});
		const ids = page.records.map((record) => wholeNumber(columnReader(record)(idColumn)) ?? wholeNumber(record.$key));
		const keepsOrder = ids.every((id, at) => id !== null && id > (ids[at - 1] ?? last));
		if (ordered && !keepsOrder && last > 0) {
			// The pages so far were in order by chance only.
			startOverByPositions();
			continue;
		}
		expected = Math.max(expected, records.size + (page.total ?? 0));
		ordered &&= keepsOrder;
		page.records.forEach((record, at) => records.set(ids[at] ?? `row ${received + at}`, record));
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
	return [...records.values()].slice(0, limit);
}
