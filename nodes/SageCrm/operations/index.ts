import type { INodeProperties } from 'n8n-workflow';
import { custom, entities } from '../entities';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './get-all';
import type { EntityWords, Operation } from './operation';
import { optionsProperties } from './options';
import { update } from './update';
import { upsert } from './upsert';

export type { Operation } from './operation';

/** Every operation, in the order in which the editor lists them. */
export const operations: readonly Operation[] = [create, upsert, remove, get, getAll, update];

export function findOperation(value: string): Operation | undefined {
	return operations.find((operation) => operation.value === value);
}

/** How sentences speak of an entity that is named beside the resource. */
const customWords: EntityWords = { value: 'custom record', plural: 'custom records' };

/** What the action node asks its user. */
export const actionProperties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'account',
		options: [...entities.map(({ label, value }) => ({ name: label, value })), { name: 'Custom', value: custom }].sort(
			(one, other) => one.name.localeCompare(other.name),
		),
	},
	{
		displayName: 'Entity Name or ID',
		name: 'entity',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getEntities' },
		required: true,
		default: '',
		description:
			'The entity to work with, by its name in Sage CRM. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { resource: [custom] } },
	},
	...entities.map((entity) => operationProperty(entity.value, entity)),
	operationProperty(custom, customWords),
	...operations.flatMap(({ properties }) => properties),
	...optionsProperties,
];

function operationProperty(resource: string, words: EntityWords): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getAll',
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ name, value, description, action }) => ({
			name,
			value,
			description: description(words),
			action: action(words),
		})),
	};
}
