import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { account } from '../entities';
import { locatorProperty, readLocator } from './locator';
import { withArticle, type OperationCall } from './operation';

const name = 'recordId';

/** Which record an operation works with. */
export function recordIdProperty(operation: string): INodeProperties {
	return locatorProperty(
		{
			displayName: 'Record',
			name,
			required: true,
			description: 'The record to work with',
			displayOptions: { show: { operation: [operation] } },
		},
		'searchRecords',
		account,
	);
}

/** @throws {NodeOperationError} where none was chosen, or where it cannot be told which */
export function readRecordId(call: OperationCall): string {
	const { context, entity, itemIndex } = call;
	const id = readLocator(call, context.getNodeParameter(name, itemIndex, null), entity, 'own page');
	if (id !== null) return id;
	throw new NodeOperationError(
		context.getNode(),
		`No record was chosen: choose ${withArticle(entity)} from the list or write its ID.`,
		{ itemIndex },
	);
}
