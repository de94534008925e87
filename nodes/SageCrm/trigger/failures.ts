import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { OrderProblem } from '../../shared/polling';
import type { Occasion } from './occasion';

export type NodeFailure = NodeApiError | NodeOperationError;

/** Whatever ended a poll, as an error that n8n can show. */
export function failureOf(cause: unknown, node: INode): NodeFailure {
	if (cause instanceof NodeApiError || cause instanceof NodeOperationError) return cause;
	if (cause instanceof OrderProblem) {
		return new NodeOperationError(
			node,
			'This Sage CRM server does not keep the order of records that is asked for: update it to 2024 R2 or later, which documents orderBy.',
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
