import { NodeApiError, NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { findEntity } from '../entities';
import { openFrom } from '../sdata/open';
import { findOperation } from './index';

/** Runs the chosen operation once for each item; a failing item becomes an error item where the user wants that. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const client = await openFrom(context);
	const output: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		try {
			const entity = findEntity(String(context.getNodeParameter('resource', itemIndex)));
			const operation = findOperation(String(context.getNodeParameter('operation', itemIndex)));
			if (entity === undefined || operation === undefined) {
				throw new NodeOperationError(
					context.getNode(),
					'This node knows no such resource or operation: choose both from the lists.',
					{ itemIndex },
				);
			}
			const records = await operation.run({ context, client, entity, itemIndex });
			output.push(...records.map((json) => ({ json, pairedItem: { item: itemIndex } })));
		} catch (cause) {
			const error = asNodeError(context, cause, itemIndex);
			if (!context.continueOnFail()) throw error;
			output.push({ json: { error: error.message }, error, pairedItem: { item: itemIndex } });
		}
	}
	return [output];
}

function asNodeError(context: IExecuteFunctions, cause: unknown, itemIndex: number): NodeApiError | NodeOperationError {
	if (cause instanceof NodeApiError || cause instanceof NodeOperationError) {
		cause.context.itemIndex = itemIndex;
		return cause;
	}
	const error = cause instanceof Error ? cause : new Error(String(cause));
	return new NodeOperationError(context.getNode(), error, { itemIndex });
}
