import { upperFirst } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';
import { entities, relationsOf } from '../entities';
import { wholeNumber } from '../sdata/feed';
import { locatorProperty, readLocator } from './locator';
import type { OperationCall } from './operation';

interface RelationsOf {
	readonly operation: string;
	readonly displayName: string;
	readonly description: string;
}

/** To choose the records that a record belongs to: the company of a contact, the owner of an opportunity. */
function relationProperties({ operation, ...words }: RelationsOf): INodeProperties[] {
	return entities.flatMap((entity): INodeProperties[] => {
		const options = relationsOf(entity).map(({ column, label, target }) =>
			locatorProperty(
				{ displayName: label, name: column, description: `Kept in ${column}` },
				// `searchAccounts`: among the editor's methods.
				`search${upperFirst(target.plural)}`,
			),
		);
		if (options.length === 0) return [];
		return [
			{
				...words,
				name: 'relations',
				type: 'collection',
				placeholder: 'Add Relation',
				default: {},
				displayOptions: { show: { resource: [entity.value], operation: [operation] } },
				options,
			},
		];
	});
}

/** What a record is to belong to. */
export function writtenRelations(operation: string): INodeProperties[] {
	const description =
		'Records that this one belongs to, chosen from a list, by ID or by URL; they go before the same columns below';
	return relationProperties({ operation, displayName: 'Relations', description });
}

/** What records have to belong to. */
export function wantedRelations(operation: string): INodeProperties[] {
	return relationProperties({
		operation,
		displayName: 'Related To',
		description: 'Only records that belong to all of these',
	});
}

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
