import { pollEvery } from '../host/poll-times.ts';
import { actionType, chain, triggerType, withCredential } from '../host/workflow.ts';
import type { CredentialReference, WorkflowDefinition } from '../host/workflow.ts';

export const triggerNode = 'Sage CRM Trigger';
export const actionNode = 'Sage CRM';
export const startNode = 'Start';

/** A trigger that polls every five seconds, with a node behind it that does nothing. */
export function triggerWorkflow(
	credential: CredentialReference,
	parameters: Record<string, unknown>,
): WorkflowDefinition {
	const trigger = {
		name: triggerNode,
		type: triggerType,
		typeVersion: 1,
		parameters: { pollTimes: pollEvery(5), events: ['created', 'updated'], ...parameters },
	};
	const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
	return withCredential(chain('Trigger', [trigger, end]), credential);
}

/** The action node behind a button. */
export function actionWorkflow(
	credential: CredentialReference,
	parameters: Record<string, unknown>,
): WorkflowDefinition {
	const start = { name: startNode, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
	const action = { name: actionNode, type: actionType, typeVersion: 1, parameters };
	return withCredential(chain('Action', [start, action]), credential);
}

/** What the editor stores when somebody has filled in the columns of a new record. */
export function columns(value: object): Record<string, unknown> {
	return { columns: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] } };
}
