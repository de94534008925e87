/* eslint-disable @n8n/community-nodes/no-dangerous-functions -- a test that the script of the page can be parsed; it is not run */
import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ data: 'empty' });
});
afterAll(() => simulator.close());

test('the page is served at /, complete in itself', async () => {
	const answer = await fetch(simulator.url);
	const html = await answer.text();
	expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(html).toContain('<title>Sage CRM simulator</title>');
	expect(html).not.toMatch(/(src|href)=|https?:\/\//);
});

test('its program is valid and shows what it is given as text alone', async () => {
	const html = await (await fetch(simulator.url)).text();
	const script = /<script>(.*)<\/script>/s.exec(html)?.[1] ?? '';
	expect(() => new Function(script)).not.toThrow();
	expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|eval\(/);
});

test('other addresses are 404', async () => {
	expect((await fetch(`${simulator.url}/favicon.ico`)).status).toBe(404);
});
