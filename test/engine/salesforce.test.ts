import { startSimulator, type Simulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { endTime, pass, startTime } from './time.ts';

const start = '2026-03-02T09:00:00Z';
const minute = 60_000;

/**
 * What n8n's own Salesforce trigger had to be mended for, one after the other, as one story: items that were
 * missed, then a look-back of 15 minutes, then repeats when the list of seen ids was cut, then updates that
 * the bare ids hid, then "created" told again for an update.
 */
describe('the history of a trigger that polls by the date of the last change', () => {
	let simulator: Simulator;
	let trigger: ReturnType<typeof openTrigger>;
	const told: string[] = [];

	beforeAll(async () => {
		startTime(start);
		simulator = await startSimulator({ data: 'empty', now: start });
		simulator.store.insertMany('company', 50, (index) => ({ Comp_Name: `Old ${index}` }));
		pass(simulator, 60 * minute);
		trigger = openTrigger({ ...simulator.credential }, { resources: ['account'], options: { maxEvents: 2_000 } });
		await poll();
	});

	afterAll(async () => {
		await simulator.close();
		endTime();
	});

	beforeEach(() => {
		jest.spyOn(Date, 'now').mockReturnValue(simulator.clock.now());
		told.length = 0;
	});

	async function poll(): Promise<void> {
		for (const { eventType, id } of await trigger.poll()) told.push(`${String(eventType)} ${String(id)}`);
	}

	const add = (name: string, late = 0) => {
		const at = simulator.clock.now();
		return simulator.store.insert('company', { Comp_Name: name }, { visibleAt: at + late });
	};
	const change = (id: number, name: string) => simulator.store.update('company', id, { Comp_Name: name });

	it('misses nothing that shares its second with the newest row, or can be seen only after a later one', async () => {
		pass(simulator, minute);
		const slow = add('Slow', 40_000);
		const first = add('First');
		await poll();
		const second = add('Second, in the same second as the first');
		pass(simulator, 30_000);
		const later = add('Later');
		await poll();
		pass(simulator, 30_000);
		await poll();
		expect(told).toEqual([first, second, later, slow].map((id) => `created ${id}`));
	});

	it('repeats nothing although it looks back, poll after poll', async () => {
		for (let count = 0; count < 20; count++) {
			pass(simulator, 20_000);
			await poll();
		}
		expect(told).toEqual([]);
	});

	it('repeats nothing after more rows than a list of seen ids would hold', async () => {
		const ids = simulator.store.insertMany('company', 15_000, (index) => ({ Comp_Name: `Import ${index}` }));
		for (let count = 0; count < 20; count++) {
			pass(simulator, 20_000);
			await poll();
		}
		expect(told).toHaveLength(ids.length);
		expect(new Set(told)).toEqual(new Set(ids.map((id) => `created ${id}`)));
	});

	it('delivers an update of a row that it has just seen, be it within the same second', async () => {
		pass(simulator, minute);
		const id = add('New');
		await poll();
		change(id, 'Changed at once');
		await poll();
		pass(simulator, 5_000);
		change(id, 'Changed soon');
		await poll();
		pass(simulator, minute);
		await poll();
		expect(told).toEqual([`created ${id}`, `updated ${id}`, `updated ${id}`]);
	});

	it('tells "created" once for each row, whenever it is updated', async () => {
		pass(simulator, minute);
		const id = add('New');
		const old = simulator.store.all('company')[0]?.id ?? 0;
		await poll();
		for (const wait of [1, 30, 61, 3_600, 90_000]) {
			pass(simulator, wait * 1000);
			change(id, `After ${wait} s`);
			change(old, `After ${wait} s`);
			await poll();
		}
		expect(told.filter((event) => event === `created ${id}`)).toHaveLength(1);
		expect(told.filter((event) => event === `updated ${id}`)).toHaveLength(5);
		expect(told.filter((event) => event === `updated ${old}`)).toHaveLength(5);
		expect(told).toHaveLength(11);
	});
});
