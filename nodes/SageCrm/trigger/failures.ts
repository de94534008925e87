import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { OrderProblem, RangeProblem } from '../../shared/polling';
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

/**
 * Whether a poll ends with an error rather than with nothing.
 *
 * @param failures one for each resource that could not be read to its end
 * @param answered whether any resource was answered at all
 */
export function mustThrow(occasion: Occasion, failures: readonly NodeFailure[], answered: boolean): boolean {
	if (failures.length === 0) return false;
	switch (occasion) {
		case 'activation':
			return true;
		case 'tick':
			return !answered;
		case 'resumption':
			return !answered && failures.some(({ failure }) => failure?.cause === 'configuration-invalid');
	}
}
