/* eslint-disable @n8n/community-nodes/no-restricted-imports -- rows lie in Node's own SQLite; nothing of this is published */
import type { SQLOutputValue } from 'node:sqlite';
import type { Entity } from '../schema/entity.ts';
import { cellName, ordinaryColumns } from './tables.ts';
import type { Cell } from './values.ts';

/** A row as it lies in a table. Stamps are true moments in milliseconds. */
export interface Row {
	readonly id: number;
	readonly created: number | null;
	readonly updated: number | null;
	readonly deleted: boolean;
	/** By column name in lower case. */
	readonly cells: ReadonlyMap<string, Cell>;
}

/** A record as tests see it. */
export interface StoredRecord {
	id: number;
	/** True moment in milliseconds since 1970, or null. */
	created: number | null;
	updated: number | null;
	deleted: boolean;
	/** By documented column name (`Comp_Name`); moments in milliseconds. */
	fields: Record<string, Cell>;
}

/** Prepares the reading of an entity's rows; done once, as a page has hundreds of them. */
export function rowReader(entity: Entity): (output: Record<string, SQLOutputValue>) => Row {
	const columns = ordinaryColumns(entity).map((column) => [column.name.toLowerCase(), cellName(column)] as const);
	return (output) => {
		const cells = new Map<string, Cell>();
		for (const [key, name] of columns) cells.set(key, cellOf(output[name]));
		return {
			id: numberOf(output.id) ?? 0,
			created: numberOf(output.created_true),
			updated: numberOf(output.updated_true),
			deleted: numberOf(output.deleted) === 1,
			cells,
		};
	};
}

export function toStoredRecord(row: Row, entity: Entity): StoredRecord {
	const fields: Record<string, Cell> = {};
	for (const column of ordinaryColumns(entity)) fields[column.name] = row.cells.get(column.name.toLowerCase()) ?? null;
	return { id: row.id, created: row.created, updated: row.updated, deleted: row.deleted, fields };
}

export function numberOf(value: SQLOutputValue | undefined): number | null {
	return typeof value === 'number' ? value : null;
}

function cellOf(value: SQLOutputValue | undefined): Cell {
	return typeof value === 'number' || typeof value === 'string' ? value : null;
}
