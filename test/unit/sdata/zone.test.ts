import { DateTime } from 'luxon';
import { zoneNamed } from '../../../nodes/SageCrm/sdata/zone';

describe('the name of a time zone', () => {
	it.each([
		['Europe/Dublin', 'Europe/Dublin'],
		[' America/New_York ', 'America/New_York'],
		['GMT', 'UTC'],
		['utc', 'UTC'],
		['Z', 'UTC'],
		['GMT+0', 'UTC'],
		['GMT+02:00', '+02:00'],
		['UTC-9:30', '-09:30'],
		['+0545', '+05:45'],
		['EST', 'EST'],
	])('%j is %s', (text, expected) => {
		const zone = zoneNamed(text) ?? '';
		expect(zone).toBe(expected);
		expect(DateTime.now().setZone(zone).isValid).toBe(true);
	});

	it.each(['', 'Mars', 'GMT+99', 'Europe', '12:00', 'UTC+5:75'])('%j is none', (text) => {
		expect(zoneNamed(text)).toBeNull();
	});
});
