import type { Simulator } from '../simulator/index.ts';
import { itemsOf, openTrigger, runAction } from './engine.ts';
import { pass, simulateEach } from './time.ts';

const start = '2026-03-02T09:00:00Z';
const days = ['2026-03-29', '2026-07-31', '2026-10-25', '2026-12-31'];

/** The zone of a server's dates without a time, and that of its other dates. */
const zones: Array<[dateZone: string, stampZone: string]> = [
	['UTC', 'UTC'],
	['Europe/Dublin', 'UTC'],
	['Europe/Dublin', 'Europe/Dublin'],
	['America/New_York', 'UTC'],
	['America/New_York', 'America/New_York'],
	['Asia/Tokyo', 'Europe/Dublin'],
	['Pacific/Auckland', 'Pacific/Auckland'],
];

describe.each(zones)('a server that writes days as midnight in %s, and other dates as of %s', (dateZone, stampZone) => {
	let simulator: Simulator;

	simulateEach({ data: 'empty', now: start, quirks: { dateZone, stampZone } }, (started) => {
		simulator = started;
	});

	const run = async (parameters: Parameters<typeof runAction>[1]) => {
		const items = itemsOf(await runAction({ ...simulator.credential }, { resource: 'opportunity', ...parameters }));
		return items.map(({ json }) => json.Oppo_TargetClose);
	};

	it('has each day shown as that day by the trigger and by the action node', async () => {
		const trigger = openTrigger({ ...simulator.credential }, { resources: ['opportunity'] });
		await trigger.poll();
		pass(simulator, 60_000);
		for (const day of days) simulator.store.insert('opportunity', { Oppo_Description: day, Oppo_TargetClose: day });
		const told = (await trigger.poll()).map(({ record }): unknown => Reflect.get(Object(record), 'Oppo_TargetClose'));
		expect(told.toSorted()).toEqual(days);
		expect((await run({ operation: 'getAll', returnAll: true })).toSorted()).toEqual(days);
		expect(await run({ operation: 'get', recordId: { __rl: true, mode: 'id', value: '1' } })).toEqual([days[0]]);
	});

	it('stores the day that is given', async () => {
		for (const day of days) {
			for (const given of [day, `${day}T00:00:00`, `${day}T00:00:00.000Z`]) {
				const value = { Oppo_Description: 'New', Oppo_TargetClose: given };
				expect(await run({ operation: 'create', columns: { mappingMode: 'defineBelow', value } })).toEqual([day]);
				expect(simulator.store.all('opportunity').at(-1)?.fields.Oppo_TargetClose).toBe(day);
			}
		}
	});
});
