import { memoize } from 'lodash';
import { NodeApiError, NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import pLimit from 'p-limit';
import { columnsOf, describedColumns, hasKnownColumns } from '../entities';
import { asError } from '../sdata/as-error';
import { openFrom } from '../sdata/open';
import { refuseCustomApiCall } from './custom-api-call';
import { entityOf } from './entity-of';
import { findOperation } from './index';
import type { Operation, OperationCall, Outcome } from './operation';
import { shown } from './output';

/** Requests at once, where the user says nothing. */
const usualParallel = 4;
const mostParallel = 16;

/** Runs the chosen operation for all items; a failing item becomes an error item where the user wants that. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const begun = await begin(context).catch(asError);
	if (begun instanceof Error) {
		if (!context.continueOnFail()) throw asNodeError(context, begun, 0);
		return [context.getInputData().map((_, item) => errorItem(context, begun, item))];
	}
	const { operation, calls } = begun;
	const outcomes = (await operation.runMany?.(calls)) ?? (await runEach(operation, calls, context));
	const failed = outcomes.findIndex((outcome) => outcome instanceof Error);
	const failure = outcomes[failed];
	if (failure instanceof Error && !context.continueOnFail()) throw asNodeError(context, failure, failed);
	const items = (await shown(calls, outcomes)).flatMap(({ call, outcome }): INodeExecutionData[] => {
		if (outcome instanceof Error) return [errorItem(context, outcome, call.itemIndex)];
		return outcome.map((json) => ({ json, pairedItem: { item: call.itemIndex } }));
	});
	return [items];
}

/** What all items have in common. */
async function begin(context: IExecuteFunctions): Promise<{ operation: Operation; calls: OperationCall[] }> {
	refuseCustomApiCall(context);
	const client = await openFrom(context);
	const operation = findOperation(String(context.getNodeParameter('operation', 0)));
	if (operation === undefined) {
		throw new NodeOperationError(context.getNode(), 'This node knows no such operation: choose one from the list.');
	}
	const entity = await entityOf(context, client);
	const described = memoize(async () => await columnsOf(client, entity));
	const columns = async () => (hasKnownColumns(entity) ? describedColumns(entity, null) : await described());
	const calls = context
		.getInputData()
		.map((_, itemIndex): OperationCall => ({ context, client, entity, itemIndex, columns, described }));
	return { operation, calls };
}

function errorItem(context: IExecuteFunctions, cause: Error, item: number): INodeExecutionData {
	const error = asNodeError(context, cause, item);
	return { json: { error: error.message }, error, pairedItem: { item } };
}

/** In the order of the items; without continue-on-fail the first failure ends it, as far as others have not begun. */
async function runEach(
	operation: Operation,
	calls: readonly OperationCall[],
	context: IExecuteFunctions,
): Promise<Outcome[]> {
	const isParallel = operation.parallel === 'always' || (operation.parallel !== 'never' && context.continueOnFail());
	const limit = pLimit(isParallel ? parallelRequests(context) : 1);
	let failed = false;
	const last = new Map<string, Promise<Outcome>>();
	const outcomes = calls.map((call) => {
		const target = targetOf(operation, call);
		const before = target === null ? undefined : last.get(target);
		const outcome = limit(async (): Promise<Outcome> => {
			await before;
			if (failed && !context.continueOnFail()) return [];
			return await operation.run(call).catch((error: unknown) => {
				failed = true;
				return asError(error);
			});
		});
		if (target !== null) last.set(target, outcome);
		return outcome;
	});
	return await Promise.all(outcomes);
}

/** What cannot be read of an item is the operation's to tell. */
function targetOf({ target }: Operation, call: OperationCall): string | null {
	try {
		return target?.(call) ?? null;
	} catch {
		return null;
	}
}

function parallelRequests(context: IExecuteFunctions): number {
	const asked = Number(context.getNodeParameter('options.parallelRequests', 0, usualParallel));
	return Number.isFinite(asked) ? Math.min(mostParallel, Math.max(1, Math.floor(asked))) : usualParallel;
}

function asNodeError(context: IExecuteFunctions, cause: Error, itemIndex: number): NodeApiError | NodeOperationError {
	if (cause instanceof NodeApiError || cause instanceof NodeOperationError) {
		cause.context.itemIndex = itemIndex;
		return cause;
	}
	return new NodeOperationError(context.getNode(), cause, { itemIndex });
}
