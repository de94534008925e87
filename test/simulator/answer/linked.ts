import type { Entity, Link } from '../schema/entity.ts';
import { columnSql } from '../store/tables.ts';
import type { Row } from '../store/rows.ts';
import type { RecordStore } from '../store/store.ts';
import { recordRenderer } from './record.ts';
import type { JsonRecord, RenderOptions } from './record.ts';

/** The linked records of a row, by the names under which an answer nests them. Their layout on GET is not confirmed, hence a switch. */
export function linkedRecords(row: Row, entity: Entity, store: RecordStore, options: RenderOptions): JsonRecord {
	const nested: JsonRecord = {};
	const { quirks, select } = options;
	if (quirks.linked === 'none') return nested;
	for (const link of entity.links) {
		if (select && !select.has(link.name.toLowerCase())) continue;
		const target = store.entity(link.entity);
		if (!target) continue;
		const rows = linkedRows(row, link, target, store);
		const render = recordRenderer(target, { ...options, select: undefined, nested: true });
		nested[link.name] = laidOut(rows.map(render), 'own' in link.by, options);
	}
	return nested;
}

function linkedRows(row: Row, link: Link, target: Entity, store: RecordStore): Row[] {
	const table = store.table(target.name);
	if ('own' in link.by) {
		const id = row.cells.get(link.by.own.toLowerCase());
		return typeof id === 'number' ? table.rows([id]) : [];
	}
	const column = target.byName.get(link.by.theirs.toLowerCase());
	if (!column) return [];
	const condition = { sql: `deleted IS NULL AND ${columnSql(column, target)} = ?`, params: [row.id] };
	return table.rows(table.ids(condition, 'ORDER BY id'));
}

function laidOut(records: JsonRecord[], single: boolean, { quirks }: RenderOptions): unknown {
	const first = records[0] ?? null;
	switch (quirks.linked) {
		case 'arrays':
			return records;
		case 'objects':
			return first;
		case 'resources':
			return { $totalResults: records.length, $resources: records };
		case 'references':
			return records.map(({ $key, $url }) => ({ $key, ...($url === undefined ? {} : { $url }) }));
		default:
			return single ? first : records;
	}
}
