import { Workflow, type INodeTypes } from 'n8n-workflow';
import { SageCrmApi } from '../../../credentials/SageCrmApi.credentials';
import { listAddress } from '../../../nodes/SageCrm/sdata/address';
import { readConnection } from '../../../nodes/SageCrm/sdata/connection';
import { expectOneSentence } from '../sdata/examples.ts';

const type = new SageCrmApi();

describe('the credential', () => {
	it.each([
		['ädmin', 'p:ä€'],
		['{{ $now }}', '={{ 1 + 1 }}'],
		['DOMAIN\\user', '"\'`${x}\n'],
		['😀', ' '],
	])('signs with the header that no other host gets, and is tested with both: %j, %j', (username, password) => {
		const { headers = {} } = type.authenticate.properties;
		expect(Object.keys(headers)).toEqual(['Authorization']);
		const basic = `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
		for (const header of [headers.Authorization, type.test.request.headers?.['X-Sage-Authorization']])
			expect(resolved(header, { username, password })).toBe(basic);
	});

	it('hides the password, and it alone', () => {
		const hidden = type.properties.filter(({ typeOptions }) => typeOptions?.password === true).map(({ name }) => name);
		expect(hidden).toEqual(['password']);
	});

	it('has defaults that can be used once a host is written', () => {
		const defaults = Object.fromEntries(type.properties.map(({ name, default: value }) => [name, value]));
		expect(readConnection({ ...defaults, host: 'crm.example.com' })).toEqual(
			readConnection({ host: 'crm.example.com' }),
		);
	});

	it.each([
		['crm.example.com', 'crm'],
		[' crm.example.com:8443/ ', 'crm2'],
		['http://crm.example.com', ''],
		['HTTPS://crm.example.com//', ' crm '],
		['https://crm.example.com/crm/eware.dll/Do?SID=1&Act=432', 'crm'],
		['crm.example.com/crm', 'crm'],
	])('is tested where the nodes will ask: host %j, install name %j', (host, installName) => {
		const { baseURL, url } = type.test.request;
		const tested = `${resolved(baseURL, { host, installName })}${resolved(url, { host, installName })}`;
		const asked = listAddress(readConnection({ host, installName }), 'company', { count: 1 });
		expect(new URL(tested).href).toBe(new URL(asked).href);
	});

	it('is tested without following a redirect', () => {
		expect(type.test.request.disableFollowRedirect).toBe(true);
		expect(resolved('={{ $credentials.ignoreSslIssues }}', { ignoreSslIssues: true })).toBe(true);
	});

	it('says in one sentence each what is wrong', () => {
		const messages = (type.test.rules ?? []).map(({ properties }) => properties.message);
		expect(messages).toHaveLength(5);
		for (const message of messages) expectOneSentence(message);
	});
});

/** Resolves an expression as n8n's credential test does. */
function resolved(expression: unknown, credentials: Record<string, string | boolean>) {
	const none: INodeTypes = {
		getByName: () => {
			throw new Error('There are no nodes.');
		},
		getByNameAndVersion: () => ({ description: { ...nothing } }),
		getKnownTypes: () => ({}),
	};
	const node = { id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const workflow = new Workflow({ id: '1', nodes: [node], connections: {}, active: false, nodeTypes: none });
	return workflow.expression.getParameterValue(String(expression), null, 0, 0, 'n', [], 'internal', {
		$credentials: credentials,
	});
}

const nothing = {
	displayName: '',
	name: '',
	group: [],
	version: 1,
	description: '',
	defaults: {},
	inputs: [],
	outputs: [],
	properties: [],
};
