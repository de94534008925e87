/* eslint-disable @n8n/community-nodes/no-restricted-imports -- rows lie in Node's own SQLite; nothing of this is published */
import type { DatabaseSync } from 'node:sqlite';
import type { Condition } from '../where/toSql.ts';
import type { ChangeLog } from './changes.ts';

/** Ids in ascending order. A million of them are 8 MB. */
export type IdSet = Float64Array;

interface Known {
	era: number;
	seen: number;
	ids: IdSet;
}

/** How many answers are kept. */
const kept = 8;
/** From this many rows on, a condition counts as met by many. */
const fewest = 20_000;

/**
 * Finds the ids that meet a condition, and keeps the latest few answers. A client that pages through a large table asks the same question at each page;
 * with the ids at hand a page and its `$totalResults` cost a search by halves instead of a scan of the table.
 */
export class IdSets {
	private readonly db: DatabaseSync;
	private readonly table: string;
	private readonly changes: ChangeLog;
	private readonly known = new Map<string, Known>();

	constructor(db: DatabaseSync, table: string, changes: ChangeLog) {
		this.db = db;
		this.table = table;
		this.changes = changes;
	}

	find(condition: Condition): IdSet {
		const key = JSON.stringify([condition.sql, condition.params]);
		const earlier = this.known.get(key);
		this.known.delete(key);
		const ids = earlier?.era === this.changes.era ? this.refreshed(earlier, condition) : this.read(condition);
		this.known.set(key, { era: this.changes.era, seen: this.changes.length, ids });
		// A Map keeps the order of insertion, so the first key is the one unused for longest.
		for (const oldest of [...this.known.keys()].slice(0, -kept)) this.known.delete(oldest);
		return ids;
	}

	private refreshed(earlier: Known, condition: Condition): IdSet {
		const changed = [...new Set(this.changes.since(earlier.seen))];
		if (changed.length === 0) return earlier.ids;
		const sql = `(${condition.sql}) AND id IN (SELECT value FROM json_each(?))`;
		const matching = new Set(this.read({ sql, params: [...condition.params, JSON.stringify(changed)] }));
		return withEdits(earlier.ids, changed, matching);
	}

	/** With the indexes as long as few rows match; many are found sooner by reading the table from end to end. */
	private read({ sql, params }: Condition): IdSet {
		const few = this.ids(`SELECT id FROM "${this.table}" WHERE ${sql} LIMIT ${fewest}`, params);
		return few.length < fewest ? few : this.ids(`SELECT id FROM "${this.table}" NOT INDEXED WHERE ${sql}`, params);
	}

	private ids(select: string, params: Condition['params']): IdSet {
		// One JSON text is several times quicker to bring over than a row object for each id.
		const found = this.db.prepare(`SELECT json_group_array(id) AS ids FROM (${select})`).get(...params);
		const list: unknown = JSON.parse(String(found?.ids ?? '[]'));
		return Float64Array.from(Array.isArray(list) ? list.map(Number) : []).sort();
	}
}

/** The position of the first id that is at least `least`. */
export function firstAtLeast(ids: IdSet, least: number): number {
	let low = 0;
	let high = ids.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((ids[middle] ?? Infinity) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The set with each changed id put in or taken out, as it now matches or does not. */
function withEdits(ids: IdSet, changed: readonly number[], matching: ReadonlySet<number>): IdSet {
	const held = (id: number) => ids[firstAtLeast(ids, id)] === id;
	const edits = changed.filter((id) => held(id) !== matching.has(id)).sort((a, b) => a - b);
	if (edits.length === 0) return ids;
	const grown = edits.reduce((total, id) => total + (matching.has(id) ? 1 : -1), 0);
	const result = new Float64Array(ids.length + grown);
	let from = 0;
	let to = 0;
	for (const id of edits) {
		const at = firstAtLeast(ids, id);
		result.set(ids.subarray(from, at), to);
		to += at - from;
		if (matching.has(id)) result[to++] = id;
		from = matching.has(id) ? at : at + 1;
	}
	result.set(ids.subarray(from), to);
	return result;
}
