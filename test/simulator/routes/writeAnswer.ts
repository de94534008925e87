import { isHidden, shownName } from '../answer/columns.ts';
import { recordRenderer } from '../answer/record.ts';
import type { JsonRecord } from '../answer/record.ts';
import type { Entity } from '../schema/entity.ts';
import type { Row } from '../store/rows.ts';
import type { WriteBody } from './body.ts';
import { fullRecord } from './context.ts';
import type { Context } from './context.ts';

/**
 * What a write answers: memory, not the database, unless `?returnPartial=false` [C]. Memory is what was there before with what was sent laid over it as it
 * was sent: the new stamp, and anything the server makes of a value, is not in it.
 */
export function writtenRecord(
	entity: Entity,
	id: number,
	before: Row | undefined,
	body: WriteBody,
	context: Context,
): JsonRecord {
	const { quirks, store, addresses, query } = context;
	const now = store.peek(entity.name, id);
	if (now && (quirks.echo === 'database' || query.returnPartial === 'false')) return fullRecord(entity, now, context);
	const start: Row = before ?? { id, created: null, updated: null, deleted: false, cells: new Map() };
	const remembered = recordRenderer(entity, { quirks, addresses })(start);
	const idName = shownName({ name: entity.idField, type: 'integer' }, quirks, id, false);
	// A new record has no other columns in memory than its id and those that were sent.
	const memory = before
		? remembered
		: Object.fromEntries(Object.entries(remembered).filter(([name]) => name.startsWith('$') || name === idName));
	for (const [name, value] of Object.entries(body.sent)) {
		const column = entity.byName.get(name.toLowerCase());
		if (!column) continue;
		if (column.name in body.fields && !isHidden(column, entity, quirks))
			memory[shownName(column, quirks, id, false)] = value;
	}
	return memory;
}
