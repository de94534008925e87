/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server that must be left alone; nothing of this is published */
import { createServer, type Server } from 'node:http';
import { inspect } from 'node:util';
import { expectOneSentence } from '../unit/sdata/examples.ts';
import { startSimulator, type Fault, type Simulator } from '../simulator/index.ts';
import { errorOf, openTrigger, runAction, type CredentialData } from './engine.ts';

const password = 'simulator';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'business', now: '2026-03-02T09:00:00Z' });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

type Fail = (credential: CredentialData) => Promise<unknown>;

const failing: ReadonlyArray<readonly [string, Fail]> = [
	[
		'the action node, reading',
		async (credential) => errorOf(await runAction(credential, { resource: 'account', operation: 'getAll', limit: 1 })),
	],
	[
		'the trigger, when it is switched on',
		async (credential) =>
			await openTrigger(credential, { resources: ['account'] })
				.poll()
				.then(() => 'It polled without an error.')
				.catch((error: unknown) => error),
	],
];

/** Checks what holds for every error, and hands back what is told apart. */
function seen(error: unknown, secret = password) {
	const { message, httpCode, failure, stack } = Object(error) as Record<string, unknown>;
	expectOneSentence(String(message));
	const basic = Buffer.from(`admin:${secret}`).toString('base64');
	for (const text of [
		JSON.stringify(error),
		String(stack),
		String(error),
		inspect(error, { depth: 12, showHidden: true }),
	]) {
		expect(text).not.toContain(secret);
		expect(text).not.toContain(basic);
	}
	return { message: String(message), httpCode, failure };
}

describe.each(failing)('%s, says in one sentence', (_, fail) => {
	const strike = (fault: Fault) => {
		simulator.faults.add({ times: 0, ...fault });
	};

	it.each(['diagnoses', 'html', 'text', 'empty'] as const)(
		'that the password is wrong (%s)',
		async (unauthorizedBody) => {
			simulator.quirks.set({ unauthorizedBody });
			const wrong = 'Wr0ng-Passw0rd';
			const { message, httpCode, failure } = seen(await fail({ ...simulator.credential, password: wrong }), wrong);
			expect(message).toBe('Sage CRM refused the user name or password: check both in the Sage CRM credential.');
			expect(httpCode).toBe('401');
			expect(failure).toEqual({
				cause: unauthorizedBody === 'html' ? 'temporarily-unavailable' : 'credential-invalid',
			});
			expect(simulator.requests.list()).toHaveLength(1);
		},
	);

	it('that the install name is wrong', async () => {
		const { message, httpCode, failure } = seen(await fail({ ...simulator.credential, installName: 'crm2' }));
		expect(message).toContain('no Sage CRM install named "crm2"');
		expect(message).toContain('check the install name');
		expect(httpCode).toBe('404');
		expect(failure).toEqual({ cause: 'configuration-invalid' });
	});

	it('that nobody answers there', async () => {
		const port = await freePort();
		const { message, httpCode, failure } = seen(
			await fail({ ...simulator.credential, host: `http://127.0.0.1:${port}` }),
		);
		expect(message).toContain(`Nothing answers at http://127.0.0.1:${port}`);
		expect(message).toContain('check the host and port');
		expect(httpCode ?? null).toBeNull();
		expect(failure).toEqual({ cause: 'temporarily-unavailable' });
	});

	it('that it does not speak https', async () => {
		const { message, failure } = seen(
			await fail({ ...simulator.credential, host: simulator.url.replace('http:', 'https:') }),
		);
		expect(message).toContain('does not speak https');
		expect(failure).toBeUndefined();
	});

	it('that a web page came', async () => {
		strike({ kind: 'html' });
		const { message, httpCode, failure } = seen(await fail({ ...simulator.credential }));
		expect(message).toContain('answered with a web page instead of Sage CRM data');
		expect(httpCode).toBe('200');
		expect(failure).toEqual({ cause: 'temporarily-unavailable' });
	});

	it('that the answer was cut off', async () => {
		strike({ kind: 'truncate' });
		const { message, failure } = seen(await fail({ ...simulator.credential }));
		expect(message).toContain('something unreadable');
		expect(failure).toEqual({ cause: 'temporarily-unavailable' });
	});

	it('that fewer requests are wanted, with the wait', async () => {
		strike({ kind: 'status', status: 429, headers: { 'Retry-After': '600' } });
		const { message, httpCode, failure } = seen(await fail({ ...simulator.credential }));
		expect(message).toContain('asked for fewer requests');
		expect(httpCode).toBe('429');
		expect(failure).toEqual({ cause: 'rate-limited', retryAfterMs: 600_000 });
		expect(simulator.requests.list()).toHaveLength(1);
	});

	it('what the server says, even in words that n8n has sentences of its own for', async () => {
		const diagnosis = { $severity: 'error', $sdataCode: 'ApplicationDiagnosis', $message: 'DatabaseAccessException' };
		strike({ kind: 'status', status: 400, body: JSON.stringify({ $diagnoses: [diagnosis] }) });
		const { message } = seen(await fail({ ...simulator.credential }));
		expect(message).toContain('DatabaseAccessException');
	});

	it('that it was redirected, and goes to no other host', async () => {
		const other = await listener();
		strike({ kind: 'redirect', location: `${other.url}/crm/eware.dll/Do?SID=987654`, body: '<html>Moved</html>' });
		const error = await fail({ ...simulator.credential });
		await other.close();
		const { message, httpCode } = seen(error);
		expect(message).toContain(`redirects elsewhere (to ${other.url})`);
		expect(httpCode).toBe('302');
		expect(inspect(error, { depth: 12 })).not.toContain('987654');
		expect(other.requests).toEqual([]);
	});

	it.each([
		['a host', { host: 'crm example.com' }],
		['a password in the host', { host: `http://admin:${password}@127.0.0.1` }],
		['an install name', { installName: 'crm/x' }],
		['a time zone', { timeZone: 'Europe/Atlantis' }],
		['a timeout', { timeout: -5 }],
	])('that %s cannot be used, without asking anyone', async (_name, wrong) => {
		const { failure } = seen(await fail({ ...simulator.credential, ...wrong }));
		expect(failure).toEqual({ cause: 'configuration-invalid' });
		expect(simulator.requests.list()).toEqual([]);
	});
});

it('sends the credential with both headers that the documentation names', async () => {
	for (const authHeader of ['authorization', 'xSageAuthorization'] as const) {
		simulator.quirks.set({ authHeader });
		const run = await runAction({ ...simulator.credential }, { resource: 'account', operation: 'getAll', limit: 1 });
		expect(run.data.resultData.error).toBeUndefined();
	}
	expect(simulator.requests.list().every((request) => request.hasAuthorization && request.hasSageAuthorization)).toBe(
		true,
	);
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
	const { url, close } = await listener();
	await close();
	return Number(new URL(url).port);
}

async function listener() {
	const requests: string[] = [];
	const server: Server = createServer((request, response) => {
		requests.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
		response.end('{"$resources":[]}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('It does not listen on a port.');
	return {
		url: `http://127.0.0.1:${address.port}`,
		requests,
		close: async () => await new Promise((resolve) => server.close(resolve)),
	};
}
