import type { PrototypeColumn } from '../sdata/prototype';
import { isSecret } from '../sdata/record';
import type { Column, ColumnType, Entity } from './entity';

/** A column as the server describes it, or as it is known where the server does not. */
export interface DescribedColumn extends Column {
	/** Written by the server alone. */
	readonly readOnly: boolean;
	/** The server refuses a new record without it. */
	readonly mandatory: boolean;
	/** Nothing tells what it holds: that its type is text is only assumed. */
	readonly assumed?: true;
}

/** SData's names of types; some servers write them without `sdata/`, which is cut off before. */
const types: Readonly<Record<string, ColumnType>> = {
	boolean: 'boolean',
	choice: 'choice',
	date: 'date',
	datetime: 'datetime',
	decimal: 'number',
	double: 'number',
	integer: 'number',
	long: 'number',
	number: 'number',
	reference: 'reference',
	string: 'text',
	text: 'text',
	time: 'datetime',
};

/**
 * The columns of an entity for this user, custom ones among them.
 *
 * @param described null where the server does not describe the entity: then those that are known
 */
export function describedColumns(entity: Entity, described: readonly PrototypeColumn[] | null): DescribedColumn[] {
	const isOwn = (name: string) => isWrittenByServer(entity, name);
	if (described === null) {
		return entity.columns.map((column) => ({ ...column, readOnly: isOwn(column.name), mandatory: false }));
	}
	const known = new Map(entity.columns.map((column) => [column.name.toLowerCase(), column]));
	return described
		.filter(({ hidden, name }) => !hidden && !isSecret(name))
		.map(({ name, title, type, readOnly, mandatory }) => {
			const column = known.get(name.toLowerCase());
			const told = column?.type ?? types[type];
			return {
				name: column?.name ?? name,
				label: title === name ? (column?.label ?? title) : title,
				type: told ?? 'text',
				...(told === undefined ? { assumed: true } : {}),
				readOnly: readOnly || isOwn(name),
				mandatory,
			};
		});
}

/** Whether more is known of its columns than that every table has them. */
export function hasKnownColumns(entity: Entity): boolean {
	return entity.columns.some(({ name }) => !isWrittenByServer(entity, name));
}

/** Ids, dates and users of a change. */
export function isWrittenByServer({ idColumn }: Pick<Entity, 'idColumn'>, name: string): boolean {
	return name.toLowerCase() === idColumn.toLowerCase() || /_((Created|Updated)(Date|By)|Deleted)$/i.test(name);
}

/** A column by its name, in whatever casing. */
export function columnNamed<T extends { readonly name: string }>(columns: readonly T[], wanted: string): T | undefined {
	return columns.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
}

/** What a column holds; undefined where nothing tells it. */
export function typeIn(
	columns: ReadonlyArray<Column & Pick<DescribedColumn, 'assumed'>>,
	wanted: string,
): ColumnType | undefined {
	return columnNamed(
		columns.filter(({ assumed }) => assumed !== true),
		wanted,
	)?.type;
}
