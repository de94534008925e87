import { toStoredRecord } from '../store/rows.ts';
import type { StoredRecord } from '../store/rows.ts';
import { notDeleted } from '../store/store.ts';
import type { RecordStore } from '../store/store.ts';
import type { FieldValue } from '../store/values.ts';
import { fields, object, optional, stamps, textOf, whole } from './input.ts';

/** The newest rows by updated stamp (created, where there is none); stamps as milliseconds. */
export function newestRecords(
	store: RecordStore,
	entity: string,
	limit: number,
): { total: number; records: StoredRecord[] } {
	const table = store.table(entity);
	const newest = (by: string) =>
		table.ids(
			{ sql: `deleted IS NULL AND ${by} IS NOT NULL`, params: [] },
			`ORDER BY ${by} DESC, id DESC LIMIT ?`,
			limit,
		);
	const rows = table.rows([...new Set([...newest('updated'), ...newest('created'), ...newest('id')])]);
	const stamp = (row: { updated: number | null; created: number | null }) => row.updated ?? row.created ?? -Infinity;
	rows.sort((a, b) => stamp(b) - stamp(a) || b.id - a.id);
	return {
		total: table.count(notDeleted),
		records: rows.slice(0, limit).map((row) => toStoredRecord(row, table.entity)),
	};
}

/** A record as it will be, committed or not; throws when there is none. */
export function oneRecord(store: RecordStore, entity: string, id: number): StoredRecord {
	const { entity: known } = store.table(entity);
	const row = store.peek(entity, id);
	if (!row) throw new Error(`There is no ${known.title} ${id}.`);
	return toStoredRecord(row, known);
}

export function insertRecord(store: RecordStore, entity: string, body: unknown): StoredRecord {
	const given = object(body, 'The body');
	return oneRecord(store, entity, store.insert(entity, fields(given.fields ?? {}), stamps(given.stamps)));
}

export function updateRecord(store: RecordStore, entity: string, id: number, body: unknown): StoredRecord {
	const given = object(body, 'The body');
	store.update(entity, id, fields(given.fields ?? {}), stamps(given.stamps));
	return oneRecord(store, entity, id);
}

export function removeRecord(store: RecordStore, entity: string, id: number): StoredRecord {
	store.remove(entity, id);
	return oneRecord(store, entity, id);
}

/**
 * `{insert: n, fields, stamps?, stepMs?}` inserts n rows, in whose texts `{n}` becomes 1 … n, and whose stamps go up by `stepMs`.
 * `{touch: [ids] | where, fields?, stamps?}` edits many rows with one stamp.
 */
export function bulk(store: RecordStore, entity: string, body: unknown): object {
	const given = object(body, 'The body');
	const template = fields(given.fields ?? {});
	const first = stamps(given.stamps);
	if (given.insert !== undefined) {
		const stepMs = optional(given.stepMs, (value) => whole(value, 'stepMs')) ?? 0;
		const later = (moment: number | null | undefined, index: number) =>
			typeof moment === 'number' ? moment + index * stepMs : moment;
		const ids = store.insertMany(
			entity,
			whole(given.insert, 'insert', 1),
			(index) => numbered(template, index + 1),
			(index) => ({ ...first, created: later(first.created, index), updated: later(first.updated, index) }),
		);
		return { inserted: ids.length, firstId: ids[0], lastId: ids.at(-1) };
	}
	if (Array.isArray(given.touch)) {
		const ids = given.touch.map((id) => whole(id, 'touch', 1));
		return { touched: store.touchAll(entity, ids, first, template) };
	}
	if (given.touch === undefined) throw new Error('Say insert (a number) or touch (ids, or a where).');
	return { touched: store.touchAll(entity, textOf(given.touch, 'touch'), first, template) };
}

function numbered(template: Readonly<Record<string, FieldValue>>, n: number): Record<string, FieldValue> {
	const fill = (value: FieldValue) => (typeof value === 'string' ? value.replaceAll('{n}', String(n)) : value);
	return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fill(value)]));
}
