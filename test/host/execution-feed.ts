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
			executions.push(await api.execution(id));
			seen.add(id);
		}
		return executions;
	};
}
