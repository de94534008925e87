import { z } from 'zod';
import { execution, hasEnded } from './execution.ts';
import type { Execution } from './execution.ts';
import { n8nRequest } from './n8n-http.ts';
import type { N8nRequest } from './n8n-http.ts';
import { waitFor } from './wait-for.ts';
import type { WorkflowDefinition } from './workflow.ts';

const created = z.object({ id: z.coerce.string() });
const executionPage = z.object({ data: z.array(execution) });
const pageSize = 100;

/** n8n's public API, as far as it is needed here. */
export interface N8nApi {
	readonly createCredential: (name: string, type: string, data: object) => Promise<string>;
	readonly createWorkflow: (workflow: WorkflowDefinition) => Promise<string>;
	/** Asks n8n to publish the workflow; its triggers are started behind the scenes, see `publish`. */
	readonly activate: (workflowId: string) => Promise<void>;
	readonly deactivate: (workflowId: string) => Promise<void>;
	/** The newest executions that have ended, newest first, without their data. */
	readonly executions: (workflowId: string) => Promise<Execution[]>;
	readonly execution: (id: string) => Promise<Execution>;
	/** Waits until an execution has ended, well or badly. */
	readonly endOf: (id: string) => Promise<Execution>;
}

export function n8nApi(url: string, apiKey: string): N8nApi {
	const call = async (request: N8nRequest) => {
		const path = `/api/v1${request.path}`;
		return (await n8nRequest(url, { ...request, path, headers: { 'x-n8n-api-key': apiKey } })).json;
	};
	const getExecution = async (id: string) =>
		execution.parse(await call({ method: 'GET', path: `/executions/${id}?includeData=true` }));
	return {
		async createCredential(name, type, data) {
			return created.parse(await call({ method: 'POST', path: '/credentials', body: { name, type, data } })).id;
		},
		async createWorkflow({ name, nodes, connections, settings }) {
			const body = { name, nodes, connections, settings };
			return created.parse(await call({ method: 'POST', path: '/workflows', body })).id;
		},
		async activate(workflowId) {
			await call({ method: 'POST', path: `/workflows/${workflowId}/activate`, body: {} });
		},
		async deactivate(workflowId) {
			await call({ method: 'POST', path: `/workflows/${workflowId}/deactivate`, body: {} });
		},
		async executions(workflowId) {
			const path = `/executions?workflowId=${workflowId}&limit=${pageSize}`;
			return executionPage.parse(await call({ method: 'GET', path })).data;
		},
		execution: getExecution,
		async endOf(id) {
			return await waitFor(`execution ${id} to end`, async () => {
				const found = await getExecution(id);
				return hasEnded(found) ? found : undefined;
			});
		},
	};
}
