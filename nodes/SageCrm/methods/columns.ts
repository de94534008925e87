import { sortBy } from 'lodash';
import type {
	FieldType,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { relationsOf, type Column, type DescribedColumn } from '../entities';
import { readCaptions, type Captions } from '../sdata/captions';
import { openFrom } from '../sdata/open';
import { chosenColumns, chosenEntity } from './resource';

/** Columns that can come back, by their labels. */
export async function getColumns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const client = await openFrom(this);
	const entity = await chosenEntity(this, client);
	return entity === undefined ? [] : columnOptions(await chosenColumns(entity, client));
}

/** Columns as a list shows them, in the order of their labels. */
export function columnOptions(columns: ReadonlyArray<Pick<Column, 'name' | 'label'>>): INodePropertyOptions[] {
	return columns
		.map(({ name, label }) => ({ name: label, value: name, description: name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** Columns that a new record can be given, those first that it needs or usually has; what can be chosen as a relation is not required here. */
export async function getWritableColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await fieldsOf(this, ({ required }, isRelation) => required === true && !isRelation);
}

/** Columns that can be changed: none of them has to be. */
export async function getChangeableColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await fieldsOf(this, () => false);
}

async function fieldsOf(
	context: ILoadOptionsFunctions,
	isRequired: (column: DescribedColumn, isRelation: boolean) => boolean,
): Promise<ResourceMapperFields> {
	const client = await openFrom(context);
	const entity = await chosenEntity(context, client);
	if (entity === undefined) return { fields: [] };
	const writable = (await chosenColumns(entity, client)).filter(({ readOnly }) => !readOnly);
	const choices = writable.filter(({ type }) => type === 'choice').map(({ name }) => name);
	const captions = await readCaptions(client, choices);
	const relations = new Set(relationsOf(entity).map(({ column }) => column));
	const fields = writable.map((column) => fieldOf(column, isRequired(column, relations.has(column.name)), captions));
	const usual = new Set(entity.columns.flatMap(({ name, required }) => (required === true ? [name] : [])));
	return { fields: sortBy(fields, [({ required }) => !required, ({ id }) => !usual.has(id)]) };
}

function fieldOf(column: DescribedColumn, required: boolean, captions: Captions): ResourceMapperField {
	const { name, label, type } = column;
	const codes = captions.get(name.toLowerCase());
	const options = codes && [...codes].map(([value, caption]) => ({ name: caption, value }));
	return {
		id: name,
		displayName: label,
		required,
		defaultMatch: false,
		canBeUsedToMatch: type !== 'date' && type !== 'datetime',
		display: true,
		type: options === undefined ? fieldType(type) : 'options',
		...(options === undefined ? {} : { options }),
	};
}

function fieldType(type: Column['type']): FieldType {
	switch (type) {
		case 'number':
		case 'reference':
			return 'number';
		case 'boolean':
			return 'boolean';
		case 'date':
		case 'datetime':
			return 'dateTime';
		default:
			return 'string';
	}
}
