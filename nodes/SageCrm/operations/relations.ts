import { upperFirst } from 'lodash';
import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
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
				{ displayName: label, name: column, description: `The column ${column}` },
				// `searchAccounts`: among the editor's methods.
				`search${upperFirst(target.plural)}`,
				target,
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
		'Records that this one belongs to, chosen from a list, by ID or by URL; they take precedence over the same columns below';
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
export function readRelations(call: OperationCall): Record<string, number | string> {
	return Object.fromEntries(chosen(call).flatMap(({ column, id }) => (id === null ? [] : [[column, id]])));
}

/**
 * Likewise, where an empty one must not widen what is asked for.
 *
 * @throws {NodeOperationError} that names it
 */
export function readWantedRelations(call: OperationCall): Record<string, number | string> {
	const empty = chosen(call).find(({ id }) => id === null);
	if (empty === undefined) return readRelations(call);
	throw new NodeOperationError(
		call.context.getNode(),
		`${empty.label} under Related To is empty: choose a record, or remove it.`,
		{ itemIndex: call.itemIndex },
	);
}

const locators = z.record(z.string(), z.unknown()).catch({});

function chosen(call: OperationCall) {
	const given = locators.parse(call.context.getNodeParameter('relations', call.itemIndex, {}));
	return relationsOf(call.entity).flatMap(({ column, label, target }) => {
		if (!(column in given)) return [];
		const id = readLocator(call, given[column], target, 'any page');
		return [{ column, label, id: id === null ? null : (wholeNumber(id) ?? id) }];
	});
}
