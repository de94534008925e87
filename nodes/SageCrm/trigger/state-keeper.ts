import type { IPollFunctions } from 'n8n-workflow';
import type { Occasion } from './occasion';
import { firstStateKey, restoreNodeState, stateKey, storeNodeState, type NodeState } from './node-state';

/** The trigger's state where n8n keeps it. */
export interface StateKeeper {
	/** The newest that n8n has. */
	readonly read: NodeState;
	/** Whether n8n saves it apart from executions. */
	readonly savedApart: boolean;
	/** The last act of a poll. */
	readonly assign: (next: NodeState, outcome: Outcome) => void;
}

export interface Outcome {
	readonly withEvents: boolean;
	/** Whether an activation has left out what changed before it. */
	readonly anew: boolean;
}

/**
 * The state lies in the node's static data. Only that of an activation without events, the first one or one that
 * begins anew, is left in the workflow's: the engine with durable cursors does not keep the node's there, and what is
 * changed between the activation and the first ordinary poll would be taken for what was there before.
 */
export function openState(context: IPollFunctions, occasion: Occasion): StateKeeper {
	const ofNode = context.getWorkflowStaticData('node');
	const ofWorkflow = context.getWorkflowStaticData('global');
	const key = firstStateKey(context.getNode().id);
	const own = restoreNodeState(ofNode[stateKey]);
	const first = restoreNodeState(ofWorkflow[key]);
	for (const problem of [...own.problems, ...first.problems]) context.logger.warn(`Sage CRM Trigger: ${problem}`);
	const adopt = first.state.revision > own.state.revision;
	return {
		read: adopt ? first.state : own.state,
		// n8n watches the static data that it saves by itself for changes (n8n-workflow's ObservableObject); a
		// durable cursor is a plain copy.
		savedApart: '__dataChanged' in ofNode,
		assign(next, { withEvents, anew }) {
			if (occasion !== 'tick' && (own.state.revision === 0 || anew) && !withEvents) {
				ofWorkflow[key] = storeNodeState(next);
				return;
			}
			ofNode[stateKey] = storeNodeState(next);
			if (ofWorkflow[key] !== undefined) delete ofWorkflow[key];
		},
	};
}
