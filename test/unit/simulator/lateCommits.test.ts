import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { found, keys, object, sdata } from './client.ts';

const noon = Date.UTC(2026, 6, 1, 12);
let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator({ data: 'empty', now: noon });
});
afterEach(() => simulator.close());

const all = async () => keys(await sdata(simulator, 'company'));

test('a write stays invisible until its time, and then carries the earlier stamp', async () => {
	simulator.quirks.set({ lateCommitMs: 5000 });
	const late = simulator.store.insert('company', { Comp_Name: 'late' });
	simulator.quirks.set({ lateCommitMs: 0 });
	simulator.clock.advance(2000);
	const prompt = simulator.store.insert('company', { Comp_Name: 'prompt' });
	expect(prompt).toBe(late + 1);
	expect(await all()).toEqual([prompt]);
	expect(simulator.store.pending()).toBe(1);
	simulator.clock.advance(2999);
	expect(await all()).toEqual([prompt]);
	simulator.clock.advance(1);
	expect(await all()).toEqual([late, prompt]);
	expect(simulator.store.get('company', late)?.updated).toBe(noon);
});

test('a late edit shows the old version until then', async () => {
	const id = simulator.store.insert('company', { Comp_Name: 'old' });
	simulator.clock.advance(1000);
	simulator.store.update('company', id, { Comp_Name: 'new' }, { visibleAt: noon + 9000 });
	expect(simulator.store.get('company', id)).toMatchObject({ updated: noon, fields: { Comp_Name: 'old' } });
	simulator.clock.set(noon + 9000);
	expect(simulator.store.get('company', id)).toMatchObject({ updated: noon + 1000, fields: { Comp_Name: 'new' } });
});

test('a second write to a row waits for the first', async () => {
	const id = simulator.store.insert('company', { Comp_Name: '1' }, { visibleAt: noon + 5000 });
	simulator.store.update('company', id, { Comp_Name: '2' });
	expect(await all()).toEqual([]);
	simulator.clock.advance(5000);
	expect(await found(simulator, 'company', "Comp_Name eq '2'")).toEqual([id]);
});

test('a late create over HTTP is answered as if it were there', async () => {
	simulator.quirks.set({ lateCommitMs: 5000, echo: 'database' });
	const answer = await sdata(simulator, 'company', { method: 'POST', body: { Comp_Name: 'late' } });
	expect([answer.status, object(answer.json).Comp_UpdatedDate]).toEqual([201, '2026-07-01T12:00:00Z']);
	expect(await all()).toEqual([]);
	simulator.store.commitAll();
	expect(await all()).toEqual([object(answer.json).$key]);
});

test('a late bulk edit and a late delete wait too', async () => {
	const ids = simulator.store.insertMany('company', 3, (index) => ({ Comp_Name: `c${index}` }));
	simulator.store.touchAll('company', '', { updated: noon + 10, visibleAt: noon + 1000 });
	simulator.store.remove('company', 3, { visibleAt: noon + 2000 });
	expect(simulator.store.all('company').map(({ updated }) => updated)).toEqual([noon, noon, noon]);
	simulator.clock.advance(1000);
	expect(simulator.store.all('company').map(({ updated }) => updated)).toEqual([noon + 10, noon + 10, noon + 10]);
	simulator.clock.advance(1000);
	expect(await all()).toEqual(ids.slice(0, 2));
});
