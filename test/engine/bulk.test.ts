import type { Simulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { pass, simulateEach } from './time.ts';

const start = '2026-03-02T09:00:00Z';
const minute = 60_000;

describe('very many rows stamped in one second', () => {
	let simulator: Simulator;

	simulateEach({ data: 'empty', now: start }, (started) => {
		simulator = started;
	});

	it.each([
		[100_000, 5_000, 25],
		[30_000, 100_000, 3],
	])(
		'%s of them are delivered once, %s a poll; what changes meanwhile does not wait; then it is quiet',
		async (rows, maxEvents, during) => {
			const { store, credential, requests } = simulator;
			store.insertMany('company', rows, (index) => ({ Comp_Name: `Company ${index}` }));
			pass(simulator, 60 * minute);
			const options = { maxEvents, pageSize: 1_000 };
			const trigger = openTrigger({ ...credential }, { resources: ['account'], options });
			await trigger.poll();
			pass(simulator, 5 * minute);
			expect(await trigger.poll()).toEqual([]);
			const idle = JSON.stringify(trigger.staticData()).length;

			expect(store.touchAll('company', '')).toBe(rows);
			const delivered = new Map<number, number>();
			let polls = 0;
			let largest = 0;
			for (let quiet = 0; quiet < 3; polls++) {
				pass(simulator, minute);
				const live = polls < during ? store.insert('company', { Comp_Name: `Live ${polls}` }) : undefined;
				const events = await trigger.poll();
				for (const { id } of events) delivered.set(Number(id), (delivered.get(Number(id)) ?? 0) + 1);
				if (live !== undefined) expect(delivered.get(live)).toBe(1);
				largest = Math.max(largest, JSON.stringify(trigger.staticData()).length);
				quiet = events.length === 0 ? quiet + 1 : 0;
			}
			expect(delivered.size).toBe(rows + during);
			expect([...delivered.values()].filter((times) => times !== 1)).toEqual([]);

			requests.clear();
			expect(await trigger.poll()).toEqual([]);
			expect(requests.list()).toHaveLength(1);
			expect(JSON.stringify(trigger.staticData()).length).toBeLessThan(idle + 100);
			expect(largest).toBeLessThan(512 * 1024);
		},
		600_000,
	);
});
