import type { Entity } from '../schema/entity.ts';
import { toCell } from './values.ts';
import type { Cell, Fields } from './values.ts';

/** Fields as given by a test, brought to cells. `id` is there when the id column was among them. */
export interface SplitFields {
	readonly id: number | undefined;
	readonly cells: Map<string, Cell>;
}

/** Throws an Error with one sentence for a column that does not exist, a stamp (these are given apart), or a value of the wrong type. */
export function splitFields(entity: Entity, fields: Fields): SplitFields {
	const cells = new Map<string, Cell>();
	let id: number | undefined;
	for (const name in fields) {
		const value = fields[name];
		if (value === undefined) continue;
		const key = name.toLowerCase();
		const column = entity.byName.get(key);
		if (!column) throw new Error(`${entity.title} has no column ${name}.`);
		const role = entity.roles.get(key);
		if (role === undefined) cells.set(key, toCell(column, value));
		else if (role === 'id') id = idOf(name, value);
		else throw new Error(`${name} is not written as a field: give stamps apart, and remove a row to have it deleted.`);
	}
	return { id, cells };
}

function idOf(name: string, value: unknown): number {
	const id = Number(value);
	if (!Number.isSafeInteger(id) || id < 1) throw new Error(`${JSON.stringify(value)} cannot be the id in ${name}.`);
	return id;
}
