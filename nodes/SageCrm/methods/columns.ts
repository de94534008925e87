import { sortBy } from 'lodash';
import type {
	FieldType,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { columnsOf, relationsOf, type Column, type DescribedColumn } from '../entities';
import { readCaptions, type Captions } from '../sdata/captions';
import { openFrom } from '../sdata/open';
import { chosenEntity } from './resource';

/** Columns that can come back, by their labels. */
export async function getColumns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const client = await openFrom(this);
	const entity = await chosenEntity(this, client);
	return entity === undefined ? [] : columnOptions(await columnsOf(client, entity));
}

/** Columns as a list shows them, in the order of their labels. */
export function columnOptions(columns: ReadonlyArray<Pick<Column, 'name' | 'label'>>): INodePropertyOptions[] {
	return columns
		.map(({ name, label }) => ({ name: label, value: name, description: name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** Columns that a new record can be given, those first, and on the form at once, that it needs or usually has. */
export async function getWritableColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await fieldsOf(this, 'new');
}

/** Columns that can be changed: none of them has to be. */
export async function getChangeableColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await fieldsOf(this, 'there already');
}

async function fieldsOf(
	context: ILoadOptionsFunctions,
	record: 'new' | 'there already',
): Promise<ResourceMapperFields> {
	const client = await openFrom(context);
	const entity = await chosenEntity(context, client);
	if (entity === undefined) return { fields: [] };
	const writable = (await columnsOf(client, entity)).filter(({ readOnly }) => !readOnly);
	const choices = writable.filter(({ type }) => type === 'choice').map(({ name }) => name);
	const captions = await readCaptions(client, choices);
	const shownAtOnce = new Set(entity.columns.flatMap(({ name, usual }) => (usual === true ? [name] : [])));
	const relations = new Set(relationsOf(entity).map(({ column }) => column));
	const fields = writable.map((column) => {
		const { name, mandatory } = column;
		// What can be chosen as a relation stands on the form already.
		const isOpen = record === 'new' && !relations.has(name);
		return fieldOf(column, captions, {
			required: isOpen && mandatory,
			removed: !(isOpen && (mandatory || shownAtOnce.has(name))),
		});
	});
	return { fields: sortBy(fields, [({ required }) => !required, ({ removed }) => removed]) };
}

function fieldOf(
	{ name, label, type }: DescribedColumn,
	captions: Captions,
	marks: Pick<ResourceMapperField, 'required' | 'removed'>,
): ResourceMapperField {
	const codes = captions.get(name.toLowerCase());
	const options = codes && [...codes].map(([value, caption]) => ({ name: caption, value }));
	return {
		id: name,
		displayName: label,
		...marks,
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
