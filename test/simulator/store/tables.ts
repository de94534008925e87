import type { Column, ColumnType } from '../schema/columns.ts';
import type { Entity } from '../schema/entity.ts';

/**
 * How an entity lies in SQLite: `id`, its two stamps twice (as the server stores and compares them, and the true moments they stand for), `deleted`, and
 * one column `f_…` for each of its own. The prefix keeps a custom column called `id` apart. Text compares without case, as SQL Server does by default.
 */
const affinity: Record<ColumnType, string> = {
	integer: 'INTEGER',
	reference: 'INTEGER',
	decimal: 'REAL',
	datetime: 'INTEGER',
	date: 'TEXT',
	string: 'TEXT COLLATE NOCASE',
	text: 'TEXT COLLATE NOCASE',
	choice: 'TEXT COLLATE NOCASE',
	boolean: 'TEXT COLLATE NOCASE',
};

/** Columns without a role: those that lie in `f_…`. */
export function ordinaryColumns(entity: Entity): Column[] {
	return entity.columns.filter((column) => !entity.roles.has(column.name.toLowerCase()));
}

/** The SQL name of an ordinary column. Safe as text: an entity's names were checked when it was completed. */
export function cellName(column: Column): string {
	return `f_${column.name.toLowerCase()}`;
}

/** The SQL expression by which a column is compared and ordered. */
export function columnSql(column: Column, entity: Entity): string {
	return entity.roles.get(column.name.toLowerCase()) ?? `"${cellName(column)}"`;
}

export function createTableSql(entity: Entity): string {
	const own = ordinaryColumns(entity).map((column) => `"${cellName(column)}" ${affinity[column.type]}`);
	const linking = ordinaryColumns(entity).filter((column) => entity.parents.includes(column.name));
	return [
		`CREATE TABLE "${entity.table}" (`,
		[
			'id INTEGER PRIMARY KEY',
			'created INTEGER',
			'updated INTEGER',
			'created_true INTEGER',
			'updated_true INTEGER',
			'deleted INTEGER',
			...own,
		].join(', '),
		');',
		`CREATE INDEX "${entity.table}_created" ON "${entity.table}" (created);`,
		`CREATE INDEX "${entity.table}_updated" ON "${entity.table}" (updated);`,
		...linking.map(
			(column) => `CREATE INDEX "${entity.table}_${cellName(column)}" ON "${entity.table}" ("${cellName(column)}");`,
		),
	].join('\n');
}
