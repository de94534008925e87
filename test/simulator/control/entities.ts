import type { Column, ColumnType } from '../schema/columns.ts';
import type { Entity, EntityDefinition } from '../schema/entity.ts';
import { object, optional, textOf } from './input.ts';

const types: readonly ColumnType[] = [
	'integer',
	'decimal',
	'string',
	'text',
	'choice',
	'boolean',
	'date',
	'datetime',
	'reference',
];

/** A custom entity from JSON: `{name, prefix, idField?, createdField?, updatedField?, columns?, readOnly?}`; a column is a name or `{name, type, …}`. */
export function readDefinition(value: unknown): EntityDefinition {
	const given = object(value, 'An entity');
	const field = (name: string) => optional(given[name], (entry) => (entry === null ? null : textOf(entry, name)));
	const { columns = [] } = given;
	if (!Array.isArray(columns)) throw new Error('columns must be a list.');
	return {
		name: textOf(given.name, 'name'),
		prefix: textOf(given.prefix, 'prefix'),
		title: optional(given.title, (entry) => textOf(entry, 'title')),
		idField: optional(given.idField, (entry) => textOf(entry, 'idField')),
		createdField: field('createdField'),
		updatedField: field('updatedField'),
		columns: columns.map(readColumn),
		readOnly: given.readOnly === true,
	};
}

function readColumn(value: unknown): Column | string {
	if (typeof value === 'string') return value;
	const given = object(value, 'A column');
	const type = types.find((known) => known === given.type);
	if (!type) throw new Error(`The type of a column must be one of ${types.join(', ')}.`);
	return {
		name: textOf(given.name, 'name'),
		type,
		mandatory: given.mandatory === true,
		readOnly: given.readOnly === true,
		target: optional(given.target, (entry) => textOf(entry, 'target')),
		family: optional(given.family, (entry) => textOf(entry, 'family')),
	};
}

/** What the page needs to know of an entity. */
export function describeEntity(entity: Entity): object {
	const editable = entity.columns.filter(({ name }) => !entity.roles.has(name.toLowerCase()));
	return {
		name: entity.name,
		title: entity.title,
		idField: entity.idField,
		createdField: entity.createdField,
		updatedField: entity.updatedField,
		columns: editable.map(({ name, type, mandatory = false }) => ({ name, type, mandatory })),
	};
}
