import type { Simulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { pass, simulateEach } from './time.ts';

const start = '2026-03-02T09:00:00Z';
const minute = 60_000;

describe('a poll that fails on its way', () => {
	let simulator: Simulator;

	simulateEach({ data: 'empty', now: start }, (started) => {
		simulator = started;
		for (const entity of ['company', 'lead']) simulator.store.insertMany(entity, 5, () => ({}));
		pass(simulator, 60 * minute);
	});

	const open = (resources: string[]) =>
		openTrigger({ ...simulator.credential }, { resources, options: { pageSize: 10 } }, { activation: 'update' });
	const idsOf = (events: ReadonlyArray<Record<string, unknown>>) => events.map(({ id }) => Number(id));

	it('delivers six pages when the seventh fails, and goes on there', async () => {
		const { store, faults, requests } = simulator;
		const trigger = open(['account']);
		await trigger.poll();
		pass(simulator, 2 * minute);
		await trigger.poll();
		const ids = store.insertMany('company', 95, () => ({}));
		pass(simulator, minute);
		faults.add({ kind: 'status', status: 403, skip: 6 });
		expect(idsOf(await trigger.poll())).toEqual(ids.slice(0, 60));

		pass(simulator, minute);
		const [between] = store.insertMany('company', 1, () => ({}));
		requests.clear();
		const rest = idsOf(await trigger.poll());
		expect(rest.toSorted((a, b) => a - b)).toEqual([...ids.slice(60), between]);
		const asked = requests.list().map(({ query }) => query.where ?? '');
		expect(asked.filter((where) => where.includes(`gt ${ids[59]}`))).toHaveLength(1);
		// One look at what came since, then only pages behind the sixth.
		expect(asked.slice(1).every((where) => where.includes(' gt '))).toBe(true);
		pass(simulator, 2 * minute);
		expect(await trigger.poll()).toEqual([]);
	});

	it('delivers one resource when another fails, and tries that again', async () => {
		const { store, faults } = simulator;
		const trigger = open(['account', 'lead']);
		await trigger.poll();
		pass(simulator, minute);
		const [company] = store.insertMany('company', 1, () => ({}));
		const [lead] = store.insertMany('lead', 1, () => ({}));
		faults.add({ kind: 'status', status: 403, match: { entity: 'company' }, times: 0 });
		expect(idsOf(await trigger.poll())).toEqual([lead]);
		pass(simulator, minute);
		expect(await trigger.poll()).toEqual([]);
		faults.clear();
		expect(idsOf(await trigger.poll())).toEqual([company]);
	});

	it('ends with an error only where no resource answered, and leaves the state as it was', async () => {
		const { store, faults } = simulator;
		const trigger = open(['account', 'lead']);
		await trigger.poll();
		pass(simulator, minute);
		await trigger.poll();
		const [company] = store.insertMany('company', 1, () => ({}));
		const before = JSON.stringify(trigger.staticData());
		faults.add({ kind: 'status', status: 403, times: 0 });
		await expect(trigger.poll()).rejects.toThrow(/Sage CRM does not let this user read/);
		expect(JSON.stringify(trigger.staticData())).toBe(before);
		faults.clear();
		expect(idsOf(await trigger.poll())).toEqual([company]);
	});
});
