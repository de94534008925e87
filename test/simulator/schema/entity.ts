import type { Column } from './columns.ts';

/** A linked record that an answer nests under `name`. */
export interface Link {
	/** `Company`, `Person`, `Address`, `email`, `phone`, as the answer names it [C]. */
	readonly name: string;
	readonly entity: string;
	/** One record, found by this row's reference column; or many, found by their own column that points back here. */
	readonly by: { readonly own: string } | { readonly theirs: string };
}

/** What a test or the control API gives to describe an entity; whatever is left out follows Sage's naming (`Proj_ProjectId`, `Proj_CreatedDate`). */
export interface EntityDefinition {
	/** As addressed: `project`. */
	readonly name: string;
	/** Column prefix without the underscore: `proj`. */
	readonly prefix: string;
	readonly title?: string;
	readonly idField?: string;
	/** Null: there is no such column (the store keeps the moment all the same). */
	readonly createdField?: string | null;
	readonly updatedField?: string | null;
	/** Further columns; a bare name is a text column. */
	readonly columns?: ReadonlyArray<Column | string>;
	readonly links?: readonly Link[];
	/** Columns of this entity whose row is its parent, for `childTouchesParent`. */
	readonly parents?: readonly string[];
	/** GET only, as views are. */
	readonly readOnly?: boolean;
	/** How its created and updated stamps are written, in luxon's letters; without it as usual. */
	readonly stampFormat?: string;
}

/** The row's own cells that are not ordinary columns. */
export type Role = 'id' | 'created' | 'updated' | 'deleted';

/** An entity, complete. */
export interface Entity {
	readonly name: string;
	readonly title: string;
	readonly prefix: string;
	readonly idField: string;
	readonly createdField: string | null;
	readonly updatedField: string | null;
	/** All columns in the order in which they are shown, those with a role included. */
	readonly columns: readonly Column[];
	/** Column by its name in lower case: names are not case-sensitive [F]. */
	readonly byName: ReadonlyMap<string, Column>;
	/** Role by the column's name in lower case. */
	readonly roles: ReadonlyMap<string, Role>;
	readonly links: readonly Link[];
	readonly parents: readonly string[];
	readonly readOnly: boolean;
	readonly stampFormat: string | undefined;
	/** Name of the table in the database. */
	readonly table: string;
}

const identifier = /^[A-Za-z][A-Za-z0-9_]{0,60}$/;

/** Completes a definition: id, `*_CreatedBy/Date`, `*_UpdatedBy/Date` and `*_Deleted`, which every table has. Throws on names that cannot be column names. */
export function completeEntity(definition: EntityDefinition): Entity {
	const given = (definition.columns ?? []).map(
		(entry): Column => (typeof entry === 'string' ? { name: entry, type: 'string' } : entry),
	);
	const prefix = capitalised(definition.prefix);
	const roles = new Map<string, Role>();
	const columns: Column[] = [];
	const own = new Map(given.map((column) => [column.name.toLowerCase(), column]));

	function add(column: Column, role?: Role): void {
		const key = column.name.toLowerCase();
		if (!identifier.test(column.name)) throw new Error(`"${column.name}" cannot be a column name.`);
		if (columns.some((other) => other.name.toLowerCase() === key))
			throw new Error(`Column ${column.name} is there twice.`);
		columns.push(column);
		if (role) roles.set(key, role);
	}
	function stamp(field: string, role: Role): void {
		add({ ...own.get(field.toLowerCase()), name: field, type: 'datetime', readOnly: true }, role);
	}

	const idField = definition.idField ?? `${prefix}_${capitalised(definition.name)}Id`;
	const createdField = definition.createdField === undefined ? `${prefix}_CreatedDate` : definition.createdField;
	const updatedField = definition.updatedField === undefined ? `${prefix}_UpdatedDate` : definition.updatedField;
	const special = new Set([idField, createdField ?? '', updatedField ?? ''].map((name) => name.toLowerCase()));

	add({ name: idField, type: 'integer', readOnly: true }, 'id');
	for (const column of given) if (!special.has(column.name.toLowerCase())) add(column);
	add({ name: `${prefix}_CreatedBy`, type: 'reference', target: 'users', readOnly: true });
	if (createdField !== null) stamp(createdField, 'created');
	add({ name: `${prefix}_UpdatedBy`, type: 'reference', target: 'users', readOnly: true });
	if (updatedField !== null) stamp(updatedField, 'updated');
	add({ name: `${prefix}_Deleted`, type: 'integer', readOnly: true }, 'deleted');

	if (!identifier.test(definition.name)) throw new Error(`"${definition.name}" cannot be the name of an entity.`);
	return {
		name: definition.name,
		title: definition.title ?? capitalised(definition.name),
		prefix,
		idField,
		createdField,
		updatedField,
		columns,
		byName: new Map(columns.map((column) => [column.name.toLowerCase(), column])),
		roles,
		links: definition.links ?? [],
		parents: definition.parents ?? [],
		readOnly: definition.readOnly ?? false,
		stampFormat: definition.stampFormat,
		table: `t_${definition.name.toLowerCase()}`,
	};
}

function capitalised(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
