/* eslint-disable @n8n/community-nodes/no-restricted-globals -- drives a real n8n; nothing of this is published */
import { z } from 'zod';
import { n8nApi } from '../host/n8n-api.ts';
import type { N8nApi } from '../host/n8n-api.ts';
import { logIn } from '../host/n8n-session.ts';
import type { N8nSession } from '../host/n8n-session.ts';
import { credentialType } from '../host/workflow.ts';
import type { CredentialReference } from '../host/workflow.ts';
import { startSimulator } from '../simulator/index.ts';
import type { Simulator } from '../simulator/index.ts';

const shared = z.object({
	url: z.string(),
	apiKey: z.string(),
	login: z.object({ email: z.string(), password: z.string() }),
	/** For those who start another n8n. */
	n8n: z.string(),
	tarball: z.string(),
});

/** What the run has started once for all test files. */
export type Shared = z.infer<typeof shared>;

const variable = 'SAGE_CRM_E2E';

export function sharedEnvironment(value: Shared): NodeJS.ProcessEnv {
	return { [variable]: JSON.stringify(value) };
}

export function readShared(): Shared {
	const text = process.env[variable];
	if (text === undefined) throw new Error('The end-to-end tests share one n8n: start them with `npm run test:e2e`.');
	return shared.parse(JSON.parse(text));
}

/** The shared n8n, and a Sage CRM of this test file's own with a credential for it in that n8n. */
export interface World {
	readonly url: string;
	readonly api: N8nApi;
	readonly session: N8nSession;
	readonly simulator: Simulator;
	readonly credential: CredentialReference;
	readonly close: () => Promise<void>;
}

export async function openWorld(data: 'business' | 'empty' = 'business'): Promise<World> {
	const { url, apiKey, login } = readShared();
	const [api, session, simulator] = [n8nApi(url, apiKey), await logIn(url, login), await startSimulator({ data })];
	const name = `Sage CRM at ${simulator.url}`;
	return {
		url,
		api,
		session,
		simulator,
		credential: { id: await api.createCredential(name, credentialType, simulator.credential), name },
		async close() {
			await simulator.close();
		},
	};
}
