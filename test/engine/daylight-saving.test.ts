import { startSimulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { endTime, pass, startTime } from './time.ts';

const minute = 60_000;

/** The moments at which clocks change, true UTC, and by how many minutes they are put back. */
const nights: Array<[zone: string, night: string, at: string, back: number]> = [
	['Europe/London', 'autumn', '2026-10-25T01:00:00Z', 60],
	['Europe/London', 'spring', '2026-03-29T01:00:00Z', -60],
	['America/New_York', 'autumn', '2026-11-01T06:00:00Z', 60],
	['America/New_York', 'spring', '2026-03-08T07:00:00Z', -60],
	['Australia/Lord_Howe', 'autumn', '2026-04-04T15:00:00Z', 30],
	['Australia/Lord_Howe', 'spring', '2026-10-03T15:30:00Z', -30],
];

describe.each(nights)('a server whose dates show the wall clock of %s, in the night of %s', (zone, _, at, back) => {
	const change = Date.parse(at);

	it('has every change delivered once, with its true time', async () => {
		const start = new Date(change - 180 * minute).toISOString();
		startTime(start);
		const quirks = { stampZone: zone };
		const simulator = await startSimulator({ data: 'empty', now: start, quirks });
		try {
			const { store, credential, clock } = simulator;
			for (let count = 0; count < 5; count++) store.insert('company', { Comp_Name: 'Old' });
			pass(simulator, 30 * minute);
			const trigger = openTrigger({ ...credential, timeZone: zone }, { resources: ['account'] });
			await trigger.poll();
			const expected: string[] = [];
			const told: string[] = [];
			const times = new Map<string, string>();
			const record = (kind: string, id: number) => {
				expected.push(`${kind} ${id}`);
				times.set(`${kind} ${id}`, new Date(clock.now()).toISOString());
			};
			const poll = async () => {
				for (const { eventType, id, occurredAt } of await trigger.poll()) {
					const event = `${String(eventType)} ${String(id)}`;
					told.push(event);
					const written = Date.parse(times.get(event) ?? '');
					// What reads like two moments is told as the earlier one.
					const isSecond = back > 0 && written >= change && written < change + back * minute;
					const shown = isSecond ? written - back * minute : written;
					expect(occurredAt).toBe(new Date(Math.floor(shown / 1000) * 1000).toISOString());
				}
			};
			for (let step = 0; step < 40; step++) {
				pass(simulator, 7 * minute + 1_000);
				const id = store.insert('company', { Comp_Name: `Step ${step}` });
				record('created', id);
				await poll();
				pass(simulator, 13_000);
				store.update('company', id, { Comp_Name: `Changed ${step}` });
				record('updated', id);
				if (step % 3 !== 0) await poll();
			}
			for (let rest = 0; rest < 4; rest++) {
				pass(simulator, 30 * minute);
				await poll();
			}
			expect(told.toSorted()).toEqual(expected.toSorted());
		} finally {
			await simulator.close();
			endTime();
		}
	});
});
