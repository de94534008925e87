import { upperFirst } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';
import { entities, relationsOf } from '../entities';
import { wholeNumber } from '../sdata/feed';
import { locatorProperty, readLocator } from './locator';
import type { OperationCall } from './operation';

/** What the parameter is called, and what it does, by operation. */
const kinds: ReadonlyArray<readonly [operations: string[], displayName: string, description: string]> = [
	[
		['create', 'update', 'upsert'],
		'Relations',
		'Records that this one belongs to, chosen from a list, by ID or by URL; they go before the same columns above',
	],
	[['getAll'], 'Related To', 'Only records that belong to all of these'],
];

/** Records that a record belongs to: the company of a contact, the owner of an opportunity. */
export const relationProperties: INodeProperties[] = kinds.flatMap(([operation, displayName, description]) =>
	entities.flatMap((entity) => {
		const options = relationsOf(entity).map(({ column, label, target }) =>
			locatorProperty(
				{ displayName: label, name: column, description: `Kept in ${column}` },
				// `searchAccounts`: among the editor's methods.
				`search${upperFirst(target.plural)}`,
			),
		);
		if (options.length === 0) return [];
		const displayOptions = { show: { resource: [entity.value], operation } };
		return [
			{
				displayName,
				name: 'relations',
				type: 'collection' as const,
				placeholder: 'Add Relation',
				default: {},
				description,
				displayOptions,
				options,
			},
		];
	}),
);

/**
 * The ids of the related records that were chosen, by their columns.
 *
 * @throws {NodeOperationError} where it cannot be told which
 */
export function readRelations({ context, entity, itemIndex }: OperationCall): Record<string, number | string> {
	const chosen = relationsOf(entity).flatMap(({ column, target }) => {
		const id = readLocator(context, itemIndex, `relations.${column}`, target);
		return id === undefined ? [] : [[column, wholeNumber(id) ?? id] as const];
	});
	return Object.fromEntries(chosen);
}
