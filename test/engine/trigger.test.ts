import { startSimulator, type Simulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';

const start = '2026-03-02T09:00:00Z';

describe('the trigger', () => {
	let simulator: Simulator;

	beforeEach(async () => {
		simulator = await startSimulator({ data: 'business', now: start });
	});

	afterEach(async () => {
		await simulator.close();
	});

	it('delivers nothing of what was there before, then what is created and what is changed, each once', async () => {
		const { store, clock, credential } = simulator;
		const trigger = openTrigger({ ...credential }, { resources: ['account', 'lead'] });
		expect(await trigger.poll()).toEqual([]);

		clock.advance(60_000);
		const created = store.insert('company', { Comp_Name: 'Harbour Lights' });
		const lead = store.all('lead')[0];
		const changed = Number(lead?.id);
		store.update('lead', changed, { Lead_Status: 'Closed' });
		const events = await trigger.poll();
		expect(events.map(({ resource, id, eventType }) => [resource, id, eventType])).toEqual([
			['account', created, 'created'],
			['lead', changed, 'updated'],
		]);
		expect(events[0]).toMatchObject({
			occurredAt: '2026-03-02T09:01:00.000Z',
			record: { Comp_Name: 'Harbour Lights' },
		});

		for (let poll = 0; poll < 4; poll++) {
			clock.advance(60_000);
			expect(await trigger.poll()).toEqual([]);
		}
	});
});
