import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { OrderProblem, RangeProblem } from '../../shared/polling';
import { OutOfTime } from '../sdata/caller';
import type { Occasion } from './occasion';

export type NodeFailure = NodeApiError | NodeOperationError;

/** Whatever ended a poll, as an error that n8n can show. */
export function failureOf(cause: unknown, node: INode): NodeFailure {
	if (cause instanceof NodeApiError || cause instanceof NodeOperationError) return cause;
	if (cause instanceof OrderProblem || cause instanceof RangeProblem) {
		return new NodeOperationError(
			node,
			'Sage CRM sent other records than were asked for by their ids: report this to the makers of this node with the version of Sage CRM.',
			{ failure: { cause: 'configuration-invalid' } },
		);
	}
	return new NodeOperationError(node, cause instanceof Error ? cause : new Error(String(cause)));
}

/** How the poll of one resource ended. */
export interface ResourceOutcome {
	/** What ended it before its time. */
	readonly failure: NodeFailure | null;
	/** Whether the resource was answered at all. */
	readonly answered: boolean;
	readonly hasEvents: boolean;
	/** Whether there is a state from which the next poll can go on. */
	readonly canGoOn: boolean;
}

/** The error with which a poll ends rather than with what it has; null where it does not. */
export function errorOf(occasion: Occasion, outcomes: readonly ResourceOutcome[]): NodeFailure | null {
	const failed = outcomes.filter(({ failure }) => failure !== null);
	const nobodyAnswered = outcomes.every(({ answered }) => !answered);
	switch (occasion) {
		case 'activation':
			// A slow server is none that cannot be watched.
			return firstOf(failed.filter(({ failure, canGoOn }) => !(failure instanceof OutOfTime && canGoOn)));
		case 'tick':
			return nobodyAnswered || failsForGood(outcomes) ? firstOf(failed) : null;
		case 'resumption':
			return nobodyAnswered && failed.some(isForGood) ? firstOf(failed) : null;
	}
}

/** Every resource fails, gets no further, and waiting does not help: a line in the log alone would hide that. */
function failsForGood(outcomes: readonly ResourceOutcome[]): boolean {
	return outcomes.every((outcome) => isForGood(outcome) && !outcome.hasEvents);
}

function isForGood({ failure }: ResourceOutcome): boolean {
	return failure?.failure?.cause === 'configuration-invalid';
}

function firstOf(failed: readonly ResourceOutcome[]): NodeFailure | null {
	return failed[0]?.failure ?? null;
}
