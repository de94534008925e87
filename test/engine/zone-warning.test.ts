import { startSimulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { endTime, pass, startTime } from './time.ts';

const start = '2026-07-02T09:00:00Z';
const minute = 60_000;

describe('a server that shows local time, with the zone left at UTC', () => {
	it.each([
		['Europe/Athens', '180 minutes ahead of', 'Europe/Athens'],
		['America/New_York', '240 minutes behind', 'America/New_York'],
	])('%s: one warning names the zone that fits', async (stampZone, difference, fitting) => {
		startTime(start);
		const simulator = await startSimulator({ data: 'business', now: start, quirks: { stampZone } });
		try {
			const trigger = openTrigger({ ...simulator.credential, timeZone: 'UTC' }, {});
			const warn = jest.spyOn(trigger.context.logger, 'warn').mockImplementation();
			const warnings = () => warn.mock.calls.map(([text]) => text).filter((text) => /time zone/.test(text));
			await trigger.poll();
			for (let change = 0; change < 6; change++) {
				pass(simulator, minute);
				simulator.store.insert('company', { Comp_Name: `Change ${change}` });
				expect(await trigger.poll()).toHaveLength(1);
			}
			expect(warnings()).toHaveLength(1);
			expect(warnings()[0]).toContain(difference);
			expect(warnings()[0]).toContain(`to ${fitting} (now UTC)`);
		} finally {
			await simulator.close();
			endTime();
		}
	});

	it('says nothing where the zone is right', async () => {
		startTime(start);
		const simulator = await startSimulator({ data: 'business', now: start, quirks: { stampZone: 'Europe/Athens' } });
		try {
			const trigger = openTrigger({ ...simulator.credential, timeZone: 'Europe/Athens' }, {});
			const warn = jest.spyOn(trigger.context.logger, 'warn').mockImplementation();
			await trigger.poll();
			for (let change = 0; change < 6; change++) {
				pass(simulator, minute);
				simulator.store.insert('company', { Comp_Name: `Change ${change}` });
				await trigger.poll();
			}
			expect(warn).not.toHaveBeenCalled();
		} finally {
			await simulator.close();
			endTime();
		}
	});
});
