import { readKey } from '../answer/keys.ts';
import type { Entity } from '../schema/entity.ts';
import type { Context } from './context.ts';
import { checkMandatory, readBody } from './body.ts';
import type { JsonObject, WriteBody } from './body.ts';

const nestable = ['person', 'address', 'email', 'phone'];

/** A nested record, ready to be written once the id of its parent is known. */
export interface NestedWrite {
	readonly entity: Entity;
	/** The column that names the parent. */
	readonly parentColumn: string;
	/** The parent's column for its primary person or address. */
	readonly primaryColumn: string | undefined;
	readonly key: number | undefined;
	readonly isDefault: boolean;
	readonly body: WriteBody;
	readonly nested: readonly NestedWrite[];
}

/** Reads and checks what is nested in a body [F]: `person`, `Address`, `email`, `phone`, each one record or several. Nothing is written yet. */
export function readNested(parent: Entity, body: WriteBody, context: Context): NestedWrite[] {
	const writes: NestedWrite[] = [];
	for (const [name, records] of body.nested) {
		const entity = nestable.includes(name) ? context.store.entity(name) : undefined;
		const parentColumn = entity?.columns.find(({ target }) => target === parent.name)?.name;
		// Anything else that is nested, as in a record sent back as it was read, is passed over.
		if (!entity || parentColumn === undefined) continue;
		const primaryColumn = parent.columns.find(
			(column) => column.target === name && column.name.includes('Primary'),
		)?.name;
		for (const record of records) writes.push(readOne(entity, parentColumn, primaryColumn, record, context));
	}
	return writes;
}

function readOne(
	entity: Entity,
	parentColumn: string,
	primaryColumn: string | undefined,
	record: JsonObject,
	context: Context,
): NestedWrite {
	const body = readBody(entity, record, context.quirks);
	const key =
		typeof record.$key === 'string' || typeof record.$key === 'number' ? readKey(String(record.$key)) : undefined;
	if (key === undefined) checkMandatory(entity, body, context.quirks);
	const typeColumn = `${entity.prefix}_Type`;
	if (typeof record.$type === 'string' && entity.byName.has(typeColumn.toLowerCase()))
		body.fields[typeColumn] ??= record.$type;
	return {
		entity,
		parentColumn,
		primaryColumn,
		key,
		isDefault: record.$isDefault === true || record.$isDefault === 'true',
		body,
		nested: readNested(entity, body, context),
	};
}

/** Writes what is nested: a record with `$key` is changed, one without is created. The first, or the one that says `$isDefault`, becomes the primary one. */
export function writeNested(
	parent: Entity,
	parentId: number,
	writes: readonly NestedWrite[],
	{ store }: Pick<Context, 'store'>,
): void {
	const primary = new Map<string, number>();
	for (const { entity, parentColumn, primaryColumn, key, isDefault, body, nested } of writes) {
		const fields = { ...body.fields, [parentColumn]: parentId };
		const known = key !== undefined && store.peek(entity.name, key) !== undefined;
		if (known) store.update(entity.name, key, fields);
		const id = known ? key : store.insert(entity.name, fields);
		writeNested(entity, id, nested, { store });
		if (primaryColumn !== undefined && (isDefault || (!known && !primary.has(primaryColumn))))
			primary.set(primaryColumn, id);
	}
	const row = store.peek(parent.name, parentId);
	if (primary.size === 0 || !row) return;
	store.update(parent.name, parentId, Object.fromEntries(primary), { updated: row.updated });
}
