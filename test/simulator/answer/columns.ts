import type { Column } from '../schema/columns.ts';
import type { Entity } from '../schema/entity.ts';
import type { Quirks } from '../quirks/types.ts';

/** Whether field-level security, or the column's own nature, keeps a column out of answers. */
export function isHidden(column: Column, entity: Entity, quirks: Readonly<Quirks>): boolean {
	const name = column.name.toLowerCase();
	if (column.secret === true && !quirks.leakPasswords) return true;
	if (entity.roles.get(name) === 'deleted' && quirks.deletedRows === 'hidden') return true;
	return quirks.hiddenColumns.some((hidden) => hidden.toLowerCase() === name);
}

/** The name that an answer gives a column. Its casing is not uniform, even in one answer [F]. */
export function shownName(column: Column, quirks: Readonly<Quirks>, id: number, nested: boolean): string {
	switch (quirks.casing) {
		case 'uniform':
			return column.name;
		case 'lower':
			return column.name.toLowerCase();
		case 'scrambled':
			return scrambled(column.name, id);
		default:
			return nested ? column.name.toLowerCase() : (column.shownAs ?? column.name);
	}
}

/** One of three casings, by column and row, the same at every request. */
function scrambled(name: string, id: number): string {
	let sum = id;
	for (const letter of name) sum += letter.charCodeAt(0);
	if (sum % 3 === 0) return name.toLowerCase();
	return sum % 3 === 1 ? name.toUpperCase() : name;
}
