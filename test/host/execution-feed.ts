import { hasEnded } from './execution.ts';
import type { Execution } from './execution.ts';
import type { N8nApi } from './n8n-api.ts';

/** Follows the executions of one workflow: each call answers those that have ended since the last one, oldest first, with their data. */
export function executionFeed(api: N8nApi, workflowId: string): () => Promise<Execution[]> {
	const seen = new Set<string>();
	return async () => {
		const listed = await api.executions(workflowId);
		const fresh = listed.filter(({ id }) => !seen.has(id)).toReversed();
		const executions: Execution[] = [];
		for (const { id } of fresh) {
			const execution = await api.execution(id);
			// With durable cursors n8n lists an execution before it has begun to run it.
			if (!hasEnded(execution)) continue;
			executions.push(execution);
			seen.add(id);
		}
		return executions;
	};
}
