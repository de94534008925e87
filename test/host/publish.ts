import type { N8nApi } from './n8n-api.ts';
import type { N8nSession } from './n8n-session.ts';
import { waitFor } from './wait-for.ts';

/** Without the words that n8n puts around what a node said. */
function ownWords(message: string): string {
	return /^There was a problem activating the workflow: "(.*)"$/s.exec(message)?.[1] ?? message;
}

/**
 * Activates a workflow and waits until its triggers run (a polling trigger has then polled once) or n8n has given up on them; answers what n8n says
 * of those that did not start. n8n tries five times in fifteen seconds before it gives up.
 */
export async function publish(
	{ api, session }: { api: N8nApi; session: N8nSession },
	workflowId: string,
): Promise<string[]> {
	await api.activate(workflowId);
	const { triggers } = await waitFor('the triggers to start', async () => {
		const found = await session.publication(workflowId);
		// Between the request and the beginning of the work the state is still "not published".
		return ['in_progress', 'not_published'].includes(found.status) ? undefined : found;
	});
	return triggers.map(({ errorMessage }) => ownWords(errorMessage ?? '')).filter((message) => message !== '');
}
