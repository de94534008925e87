import { DateTime, FixedOffsetZone } from 'luxon';
import { readStamp } from '../../../nodes/SageCrm/sdata/stamps';
import { zoneNamed } from '../../../nodes/SageCrm/sdata/zone';
import { at } from './examples.ts';

describe('the name of a time zone', () => {
	it.each([
		['Europe/Dublin', 'Europe/Dublin'],
		[' America/New_York ', 'America/New_York'],
		['GMT', 'UTC'],
		['utc', 'UTC'],
		['Z', 'UTC'],
		['GMT+0', 'UTC'],
		['GMT+02:00', 'UTC+2'],
		['UTC-9:30', 'UTC-9:30'],
		['+0545', 'UTC+5:45'],
		['EST', 'EST'],
	])('%j is %s', (text, expected) => {
		const zone = zoneNamed(text) ?? '';
		expect(zone).toBe(expected);
		expect(DateTime.now().setZone(zone).isValid).toBe(true);
		expect(zoneNamed(zone)).toBe(zone);
	});

	it.each([
		['GMT+02:00', '2026-07-01T10:00:00Z'],
		['+0545', '2026-07-01T06:15:00Z'],
	])('reads dates as of %s, whatever zones Node knows', (text, instant) => {
		expect(readStamp('2026-07-01T12:00:00Z', zoneNamed(text) ?? '')).toBe(at(instant));
		// Luxon reads these by itself; Node knows them since 22.
		expect(FixedOffsetZone.parseSpecifier(zoneNamed(text) ?? '')).not.toBeNull();
	});

	it.each(['', 'Mars', 'GMT+99', 'Europe', '12:00', 'UTC+5:75'])('%j is none', (text) => {
		expect(zoneNamed(text)).toBeNull();
	});
});
