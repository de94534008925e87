import { startSimulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { endTime, pass, startTime } from './time.ts';

const start = '2026-07-02T09:00:00Z';
const minute = 60_000;

describe('when the credential is given another time zone', () => {
	it.each([
		['America/New_York', 'UTC', 'America/New_York'],
		['Europe/Athens', 'UTC', 'Europe/Athens'],
		['UTC', 'America/New_York', 'UTC'],
		['UTC', 'Europe/Athens', 'UTC'],
		['Asia/Kolkata', 'Australia/Lord_Howe', 'America/New_York'],
	])('the trigger goes on: dates as of %s, read as of %s, then as of %s', async (stampZone, before, after) => {
		startTime(start);
		const simulator = await startSimulator({ data: 'business', now: start, quirks: { stampZone } });
		try {
			const open = (timeZone: string, staticData: Parameters<typeof JSON.stringify>[0] = {}) =>
				openTrigger(
					{ ...simulator.credential, timeZone },
					{ resources: ['account'] },
					{ staticData: JSON.parse(JSON.stringify(staticData)) },
				);
			const expected: string[] = [];
			const told: string[] = [];
			const change = (name: string) => {
				pass(simulator, 20_000);
				expected.push(`created ${simulator.store.insert('company', { Comp_Name: name })}`);
				simulator.store.update('company', 3, { Comp_Name: name });
				expected.push('updated 3');
			};
			const poll = async (trigger: ReturnType<typeof open>) => {
				pass(simulator, minute);
				for (const { eventType, id } of await trigger.poll()) told.push(`${String(eventType)} ${String(id)}`);
			};
			const first = open(before);
			await poll(first);
			for (const name of ['One', 'Two']) {
				change(name);
				await poll(first);
			}
			change('Between');
			const second = open(after, first.staticData());
			const info = jest.spyOn(second.context.logger, 'info').mockImplementation();
			await poll(second);
			expect(info.mock.calls.map(([text]) => text)).toContainEqual(expect.stringContaining(`as of ${after}`));
			for (const name of ['Three', 'Four']) {
				change(name);
				await poll(second);
			}
			for (let rest = 0; rest < 20; rest++) await poll(second);
			expect(told.toSorted()).toEqual(expected.toSorted());
		} finally {
			await simulator.close();
			endTime();
		}
	});
});
