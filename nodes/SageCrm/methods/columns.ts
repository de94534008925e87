import type {
	FieldType,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { writableColumns, type Column } from '../entities';
import { chosenEntity } from './resource';

/** Columns that can come back, by their labels. */
export async function getColumns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return columnOptions(chosenEntity(this)?.columns ?? []);
}

/** Columns as a list shows them, in the order of their labels. */
export function columnOptions(columns: ReadonlyArray<Pick<Column, 'name' | 'label'>>): INodePropertyOptions[] {
	return columns
		.map(({ name, label }) => ({ name: label, value: name, description: name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** Columns that a new record can be given. */
export async function getWritableColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const entity = chosenEntity(this);
	return { fields: entity === undefined ? [] : writableColumns(entity).map(fieldOf) };
}

function fieldOf({ name, label, type, required }: Column): ResourceMapperField {
	return {
		id: name,
		displayName: label,
		required: required === true,
		defaultMatch: false,
		display: true,
		type: fieldType(type),
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
