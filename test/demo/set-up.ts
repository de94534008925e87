import type { Simulator } from '../simulator/index.ts';
import { n8nApi } from '../host/n8n-api.ts';
import type { N8nApi } from '../host/n8n-api.ts';
import { setUpOwner } from '../host/n8n-session.ts';
import type { Login } from '../host/n8n-session.ts';
import { pollEvery } from '../host/poll-times.ts';
import { publish } from '../host/publish.ts';
import { credentialType, withCredential, withParameters } from '../host/workflow.ts';
import { example } from './example.ts';

export const login: Login = { email: 'demo@example.com', password: 'Sage-crm-demo-1' };

/** The trigger's name in the example. */
export const triggerNode = 'Sage CRM Trigger';

export interface DemoInN8n {
	api: N8nApi;
	triggerWorkflow: string;
	/** Where a person fills in the form that the action workflow starts with. */
	formAddress: string;
}

/** Imports the credential and the two example workflows, and publishes them. */
export async function setUpDemo(url: string, simulator: Simulator, from: Date): Promise<DemoInN8n> {
	const session = await setUpOwner(url, login);
	const api = n8nApi(url, await session.createApiKey());
	const name = 'Sage CRM (simulated)';
	const credential = { id: await api.createCredential(name, credentialType, simulator.credential), name };
	const changes = withParameters(await example('sage-crm-changes'), triggerNode, {
		startFrom: 'date',
		startDate: from.toISOString(),
		pollTimes: pollEvery(10),
	});
	const triggerWorkflow = await api.createWorkflow(withCredential(changes, credential));
	const formWorkflow = await api.createWorkflow(withCredential(await example('sage-crm-lead-form'), credential));
	for (const workflow of [formWorkflow, triggerWorkflow]) {
		const [problem] = await publish({ api, session }, workflow);
		if (problem !== undefined) throw new Error(`n8n could not start an example workflow: ${problem}`);
	}
	return { api, triggerWorkflow, formAddress: `${url}/form/sage-crm-lead` };
}
