import type { Column } from '../schema/columns.ts';
import type { Entity, Role } from '../schema/entity.ts';
import type { Quirks } from '../quirks/types.ts';
import { dayToShown, toShown } from '../stamps.ts';
import type { Row } from '../store/rows.ts';
import type { Cell } from '../store/values.ts';
import type { Addresses } from './addresses.ts';
import { isHidden, shownName } from './columns.ts';
import { shownKey } from './keys.ts';

export type JsonRecord = Record<string, unknown>;

export interface RenderOptions {
	readonly quirks: Readonly<Quirks>;
	readonly addresses: Addresses;
	/** Names asked for with `select`, in lower case; undefined: all. */
	readonly select?: ReadonlySet<string>;
	/** A record inside another one. */
	readonly nested?: boolean;
}

/** Prepares the rendering of rows of one entity as flat JSON records: `$key`, `$title`, `$url` and the columns that may be seen. */
export function recordRenderer(
	entity: Entity,
	{ quirks, addresses, select, nested = false }: RenderOptions,
): (row: Row) => JsonRecord {
	const asked = (column: Column) => !select || select.has(column.name.toLowerCase());
	const columns = entity.columns
		.filter((column) => !isHidden(column, entity, quirks) && asked(column))
		.map((column) => placed(column, entity));
	const title = titleOf(entity);
	return (row) => {
		const record: JsonRecord = {
			$key: shownKey(row.id, quirks),
			$title: title(row),
			...addresses.record(entity, row.id),
		};
		if (quirks.etags !== 'none') record.$etag = etagOf(row);
		for (const place of columns) {
			const value = shownValue(place, row, quirks);
			if (value === null && quirks.nullColumns === 'omitted') continue;
			record[shownName(place.column, quirks, row.id, nested)] =
				value === null && quirks.nullColumns === 'empty' ? '' : value;
		}
		return record;
	};
}

/** A tag that changes with each version of a row that has its own stamp. */
export function etagOf(row: Row): string {
	return `"${row.id}-${row.updated ?? row.created ?? 0}"`;
}

/** A column with what is looked up of it for every row. */
interface Placed {
	readonly column: Column;
	readonly key: string;
	readonly role: Role | undefined;
	/** How stamps are written; undefined: as usual. */
	readonly format: string | undefined;
}

function placed(column: Column, entity: Entity): Placed {
	const key = column.name.toLowerCase();
	return { column, key, role: entity.roles.get(key), format: entity.stampFormat };
}

function shownValue({ column, key, role, format }: Placed, row: Row, quirks: Readonly<Quirks>): string | number | null {
	switch (role) {
		case 'id':
			return quirks.keyType === 'guid' ? shownKey(row.id, quirks) : row.id;
		case 'created':
			return row.created === null ? null : toShown(row.created, quirks, format);
		case 'updated':
			return row.updated === null ? null : toShown(row.updated, quirks, format);
		case 'deleted':
			return row.deleted ? 1 : null;
		default:
			return shownCell(column, row.cells.get(key) ?? null, quirks);
	}
}

function shownCell(column: Column, cell: Cell, quirks: Readonly<Quirks>): Cell {
	if (column.type === 'datetime' && typeof cell === 'number') return toShown(cell, quirks);
	return column.type === 'date' && typeof cell === 'string' ? dayToShown(cell, quirks) : cell;
}

/** The first text of a row stands for its name. */
function titleOf(entity: Entity): (row: Row) => string {
	const keys = entity.columns
		.filter(({ type }) => type === 'string' || type === 'text')
		.map(({ name }) => name.toLowerCase());
	return (row) => {
		for (const key of keys) {
			const cell = row.cells.get(key);
			if (typeof cell === 'string') return cell;
		}
		return `${entity.title} ${row.id}`;
	};
}
