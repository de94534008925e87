import { freePort } from '../host/free-port.ts';
import type { Simulator, SimulatorCredential } from '../simulator/index.ts';

/** What people get wrong, and how each of the three places must put it. */
export interface Mistake {
	name: string;
	/** Makes the mistake in a credential, or in the server behind it. */
	make: (simulator: Simulator) => Promise<SimulatorCredential>;
	/** What the nodes say. */
	node: RegExp;
	/** What the test of the credential says. */
	test: RegExp;
	/** n8n says this itself, whatever a credential asks for. */
	n8nSays?: boolean;
}

export const mistakes: readonly Mistake[] = [
	{
		name: 'a wrong password',
		make: async ({ credential }) => ({ ...credential, password: 'not-the-password' }),
		node: /refused the user name or password/,
		test: /refused the user name or password/,
	},
	{
		name: 'a wrong install name',
		make: async ({ credential }) => ({ ...credential, installName: 'crm2j' }),
		node: /no Sage CRM install named "crm2j"/,
		test: /no Sage CRM install of that name/,
	},
	{
		name: 'a host that cannot be reached',
		make: async ({ credential }) => ({ ...credential, host: `http://127.0.0.1:${await freePort()}` }),
		node: /Nothing answers at http:\/\/127\.0\.0\.1:\d+/,
		test: /ECONNREFUSED/,
		n8nSays: true,
	},
	{
		name: 'a web page instead of data',
		async make({ credential, faults }) {
			faults.add({ kind: 'html', status: 200, times: 0 });
			return credential;
		},
		node: /web page instead of Sage CRM data/,
		test: /something else than Sage CRM data/,
	},
];
