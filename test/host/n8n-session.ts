import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { n8nRequest } from './n8n-http.ts';
import type { N8nRequest } from './n8n-http.ts';

export interface Login {
	email: string;
	password: string;
}

const answerOf = <Data extends z.ZodTypeAny>(data: Data) => z.object({ data });
const apiKeyScopes = answerOf(z.array(z.string()));
const newApiKey = answerOf(z.object({ rawApiKey: z.string() }));
const runAnswer = answerOf(z.object({ executionId: z.string() }));
const testAnswer = answerOf(z.object({ status: z.enum(['OK', 'Error']), message: z.string() }));

const publication = answerOf(
	z.object({ status: z.string(), triggers: z.array(z.object({ errorMessage: z.string().nullish() })) }),
);

const nodeType = z.object({
	name: z.string(),
	description: z.string(),
	properties: z.array(
		z.object({
			name: z.string(),
			default: z.unknown(),
			options: z.array(z.object({ value: z.unknown() })).optional(),
		}),
	),
});

const credentialTypeJson = z.object({ name: z.string(), authenticate: z.unknown() });

export type NodeTypeJson = z.infer<typeof nodeType>;
export type Publication = z.infer<typeof publication>['data'];
export type CredentialTest = z.infer<typeof testAnswer>['data'];

/** What the editor does: a logged-in user over n8n's internal REST interface. */
export interface N8nSession {
	/** Makes a key for the public API. */
	readonly createApiKey: () => Promise<string>;
	readonly testCredential: (credential: {
		id: string;
		name: string;
		type: string;
		data: object;
	}) => Promise<CredentialTest>;
	/** Presses "Execute step" on the destination node and answers the execution's id. */
	readonly run: (workflowId: string, trigger: string, destination: string) => Promise<string>;
	/** Whether the editor offers a credential for requests of the user's own. */
	readonly signsRequests: (credentialType: string) => Promise<boolean>;
	/** What the editor knows of a node. */
	readonly nodeType: (name: string) => Promise<NodeTypeJson | undefined>;
	/** How far n8n has come with the starting of an activated workflow's triggers. */
	readonly publication: (workflowId: string) => Promise<Publication>;
}

function cookieOf(cookies: string[]): string {
	return cookies.map((line) => line.split(';')[0]).join('; ');
}

function session(url: string, cookie: string): N8nSession {
	const rest = async (request: N8nRequest) => {
		const { json } = await n8nRequest(url, { ...request, headers: { ...request.headers, cookie } });
		return json;
	};
	return {
		async createApiKey() {
			const scopes = apiKeyScopes.parse(await rest({ method: 'GET', path: '/rest/api-keys/scopes' })).data;
			const body = { label: 'local', scopes, expiresAt: null };
			return newApiKey.parse(await rest({ method: 'POST', path: '/rest/api-keys', body })).data.rawApiKey;
		},
		async testCredential(credentials) {
			const json = await rest({ method: 'POST', path: '/rest/credentials/test', body: { credentials } });
			return testAnswer.parse(json).data;
		},
		async run(workflowId, trigger, destination) {
			const json = await rest({
				method: 'POST',
				path: `/rest/workflows/${workflowId}/run`,
				headers: { 'push-ref': randomUUID() },
				body: { triggerToStartFrom: { name: trigger }, destinationNode: { nodeName: destination, mode: 'inclusive' } },
			});
			return runAnswer.parse(json).data.executionId;
		},
		async signsRequests(name) {
			const json = await rest({ method: 'GET', path: '/types/credentials.json' });
			return z
				.array(credentialTypeJson)
				.parse(json)
				.some((type) => type.name === name && type.authenticate !== undefined);
		},
		async nodeType(name) {
			const json = await rest({ method: 'GET', path: '/types/nodes.json' });
			return z
				.array(nodeType)
				.parse(json)
				.find((type) => type.name === name);
		},
		async publication(workflowId) {
			const json = await rest({ method: 'GET', path: `/rest/workflows/${workflowId}/publication-status` });
			return publication.parse(json).data;
		},
	};
}

/** Makes the owner of a new n8n, who is thereby logged in. */
export async function setUpOwner(url: string, login: Login): Promise<N8nSession> {
	const body = { ...login, firstName: 'Demo', lastName: 'Owner' };
	const { cookies } = await n8nRequest(url, { method: 'POST', path: '/rest/owner/setup', body });
	return session(url, cookieOf(cookies));
}

export async function logIn(url: string, { email, password }: Login): Promise<N8nSession> {
	const body = { emailOrLdapLoginId: email, password };
	const { cookies } = await n8nRequest(url, { method: 'POST', path: '/rest/login', body });
	return session(url, cookieOf(cookies));
}
