import { startSimulator, type Simulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';

/** Milliseconds for each answer: with ten of them one after the other an activation's time is over. */
const delayMs = 1_000;

describe('a server that takes a second for each answer', () => {
	let simulator: Simulator;

	beforeEach(async () => {
		simulator = await startSimulator();
		simulator.faults.add({ kind: 'delay', delayMs, times: 0 });
	});

	afterEach(async () => await simulator.close());

	it('can be watched from the activation on', async () => {
		const trigger = openTrigger({ ...simulator.credential }, { resources: ['account', 'contact'] });
		expect(await trigger.poll()).toEqual([]);
		const id = simulator.store.insert('company', { Comp_Name: 'New' });
		const events = [];
		for (let poll = 0; poll < 3 && events.length === 0; poll++) events.push(...(await trigger.poll()));
		expect(events).toEqual([expect.objectContaining({ eventType: 'created', resource: 'account', id })]);
	}, 120_000);

	it('is told apart from one that does not answer at all', async () => {
		simulator.faults.clear();
		simulator.faults.add({ kind: 'delay', delayMs: 12_000, times: 0 });
		const trigger = openTrigger({ ...simulator.credential }, { resources: ['account'] });
		await expect(trigger.poll()).rejects.toThrow(
			/did not answer the request for company within the time that this poll has/,
		);
	}, 120_000);
});
