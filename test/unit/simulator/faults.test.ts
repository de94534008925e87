/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a test, nothing of this is published */
import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { control, keys, object, sdata } from './client.ts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator({ data: 'empty' });
	simulator.store.insertMany('company', 3, (index) => ({ Comp_Name: `c${index}` }));
});
afterEach(() => simulator.close());

const get = () => sdata(simulator, 'company');

test('a status instead of an answer, once, with its headers', async () => {
	simulator.faults.add({ kind: 'status', status: 503, headers: { 'Retry-After': '2' } });
	const answer = await get();
	expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
	expect((await get()).status).toBe(200);
});

test('a body of one\u2019s own', async () => {
	simulator.faults.add({ kind: 'status', status: 500, body: 'oops' });
	expect((await get()).text).toBe('oops');
});

test('HTML with status 200', async () => {
	simulator.faults.add({ kind: 'html' });
	const answer = await get();
	expect([answer.status, answer.headers.get('content-type'), answer.json]).toEqual([
		200,
		'text/html; charset=utf-8',
		undefined,
	]);
});

test('JSON that ends in the middle', async () => {
	simulator.faults.add({ kind: 'truncate' });
	const answer = await get();
	expect([answer.status, answer.json]).toEqual([200, undefined]);
	expect(answer.text.startsWith('{"$url"')).toBe(true);
});

test('a connection that breaks off', async () => {
	simulator.faults.add({ kind: 'reset' });
	await expect(get()).rejects.toThrow();
	expect((await get()).status).toBe(200);
	expect(simulator.requests.list().map(({ status }) => status)).toEqual([0, 200]);
});

test('a late answer', async () => {
	simulator.faults.add({ kind: 'delay', delayMs: 150 });
	const start = performance.now();
	expect(keys(await get())).toEqual([1, 2, 3]);
	expect(performance.now() - start).toBeGreaterThan(140);
});

test('a redirect', async () => {
	simulator.faults.add({ kind: 'redirect', location: 'http://elsewhere.invalid/', status: 307 });
	const answer = await get();
	expect([answer.status, answer.headers.get('location')]).toEqual([307, 'http://elsewhere.invalid/']);
});

test('a write that is carried out while its answer is lost', async () => {
	simulator.faults.add({ kind: 'reset', afterwards: true, match: { method: 'POST' } });
	await expect(sdata(simulator, 'company', { method: 'POST', body: { Comp_Name: 'x' } })).rejects.toThrow();
	expect(simulator.store.count('company')).toBe(4);
	simulator.faults.add({ kind: 'status', status: 502, match: { method: 'POST' } });
	await sdata(simulator, 'company', { method: 'POST', body: { Comp_Name: 'x' } });
	expect(simulator.store.count('company')).toBe(4);
});

test('strikes what matches only, after the first few, as often as asked', async () => {
	simulator.faults.add({
		kind: 'status',
		status: 500,
		match: { entity: 'Company', method: 'get', path: 'count=1' },
		skip: 1,
		times: 2,
	});
	const statuses = [];
	for (let n = 0; n < 5; n++) {
		statuses.push((await sdata(simulator, 'company', { query: { count: '1' } })).status);
		expect((await sdata(simulator, 'lead', { query: { count: '1' } })).status).toBe(200);
		expect((await sdata(simulator, 'company', { query: { count: '2' } })).status).toBe(200);
	}
	expect(statuses).toEqual([200, 500, 500, 200, 200]);
});

test('times 0 strikes until cleared', async () => {
	simulator.faults.add({ kind: 'status', status: 500, times: 0 });
	expect([(await get()).status, (await get()).status]).toEqual([500, 500]);
	simulator.faults.clear();
	expect((await get()).status).toBe(200);
});

test('the control API is never struck', async () => {
	simulator.faults.add({ kind: 'reset', times: 0 });
	expect((await control(simulator, 'GET', 'health')).status).toBe(200);
});

describe('the log of requests', () => {
	test('has method, path, entity, query and status, and no credentials', async () => {
		await sdata(simulator, 'Company', { query: { where: "Comp_Name eq 'c1'", count: '1' } });
		await sdata(simulator, 'nonsense', { headers: { 'X-Sage-Authorization': 'Basic secret' } });
		const [first, second] = simulator.requests.list();
		expect(first).toMatchObject({
			method: 'GET',
			path: '/sdata/crmj/sagecrm2/-/Company',
			entity: 'company',
			query: { where: "Comp_Name eq 'c1'", count: '1' },
			headers: { authorization: 'present' },
			hasAuthorization: true,
			hasSageAuthorization: false,
			status: 200,
		});
		expect(second).toMatchObject({ entity: null, hasAuthorization: false, hasSageAuthorization: true, status: 401 });
		expect(JSON.stringify(simulator.requests.list())).not.toMatch(/secret|Basic/);
		simulator.requests.clear();
		expect(simulator.requests.list()).toEqual([]);
	});

	test('a hook is called before the answer, so that data can change between two pages', async () => {
		const stop = simulator.onRequest(({ entity, query }) => {
			if (entity === 'company' && query.startIndex === '2') simulator.store.remove('company', 1);
		});
		const page = async (startIndex: string) => sdata(simulator, 'company', { query: { startIndex, count: '1' } });
		expect(keys(await page('1'))).toEqual([1]);
		expect(keys(await page('2'))).toEqual([3]);
		stop();
		simulator.store.insert('company', { Comp_Name: 'x' });
		expect(object((await page('2')).json).$totalResults).toBe(3);
	});

	test('a hook that waits is waited for', async () => {
		simulator.onRequest(async () => {
			await new Promise((resolve) => setTimeout(resolve, 20));
			simulator.store.insert('company', { Comp_Name: 'late' });
		});
		expect(keys(await get())).toHaveLength(4);
	});
});
