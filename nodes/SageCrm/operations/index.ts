import type { INodeProperties } from 'n8n-workflow';
import { entities, type Entity } from '../entities';
import { create } from './create';
import { get } from './get';
import { getAll } from './get-all';
import type { Operation } from './operation';

export type { Operation } from './operation';

/** Every operation, in the order in which the editor lists them. */
export const operations: readonly Operation[] = [create, get, getAll];

export function findOperation(value: string): Operation | undefined {
	return operations.find((operation) => operation.value === value);
}

/** What the action node asks its user. */
export const actionProperties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'account',
		options: entities.map(({ label, value }) => ({ name: label, value })),
	},
	...entities.map(operationProperty),
	...operations.flatMap(({ properties }) => properties),
];

function operationProperty(entity: Entity): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getAll',
		displayOptions: { show: { resource: [entity.value] } },
		options: operations.map(({ name, value, description, action }) => ({
			name,
			value,
			description: description(entity),
			action: action(entity),
		})),
	};
}
