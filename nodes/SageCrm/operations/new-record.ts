import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { checkMandatory, readBody } from './body';
import { withArticle, type OperationCall } from './operation';

/**
 * What a new record is to hold, as it is sent.
 *
 * @throws {NodeOperationError} for columns that cannot be written as they are
 */
export async function newRecord(call: OperationCall): Promise<IDataObject> {
	const mapped = await readBody(call, { keepNull: false });
	if (Object.keys(mapped.body).length === 0) {
		throw new NodeOperationError(
			call.context.getNode(),
			`There is nothing to create ${withArticle(call.entity)} from: give at least one column a value.`,
			{ itemIndex: call.itemIndex },
		);
	}
	checkMandatory(call, mapped);
	return mapped.body;
}
