import { DateTime } from 'luxon';
import { dayToSend, readDay } from '../../../nodes/SageCrm/sdata/days';

const zones = [
	'UTC',
	'Europe/Dublin',
	'America/New_York',
	'America/Los_Angeles',
	'Asia/Kolkata',
	'Asia/Tokyo',
	'Australia/Lord_Howe',
	'Pacific/Honolulu',
];
const days = ['2026-01-01', '2026-03-29', '2026-06-30', '2026-10-25', '2026-11-01', '2026-12-31'];

describe('a date column', () => {
	it.each(zones)('shows the day whose midnight in %s the server writes, whatever the zone of its stamps', (zone) => {
		for (const day of days) {
			const midnight = DateTime.fromISO(day, { zone }).toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
			for (const credential of ['UTC', zone])
				expect([credential, readDay(midnight, credential)]).toEqual([credential, day]);
		}
	});

	it('shows the day thirteen hours ahead of UTC where the credential names such a zone', () => {
		expect(readDay('2026-12-31T11:00:00Z', 'Pacific/Auckland')).toBe('2027-01-01');
		expect(readDay('2026-07-31T12:00:00Z', 'Pacific/Auckland')).toBe('2026-08-01');
	});

	it('shows a day that is written as one', () => {
		expect(readDay('2026-08-01', 'America/New_York')).toBe('2026-08-01');
		expect(readDay('2026-08-01T00:00:00', 'America/New_York')).toBe('2026-08-01');
		expect(readDay('2026-08-01 00:00:00', 'Asia/Tokyo')).toBe('2026-08-01');
	});

	it.each(['', 'soon', '2026-13-01', null, 5, undefined])('shows no day for %p', (value) => {
		expect(readDay(value, 'UTC')).toBeNull();
	});
});

describe('a day to be sent', () => {
	it.each([
		['2026-08-01', '2026-08-01'],
		['2026-08-01T00:00:00', '2026-08-01'],
		['2026-08-01T23:59:59', '2026-08-01'],
		['2026-08-01T00:00:00.000Z', '2026-08-01'],
		['2026-08-01T02:30:00.000Z', '2026-07-31'],
		['2026-07-31T21:00:00-05:00', '2026-07-31'],
		['2026-08-01T00:00:00.000-04:00', '2026-08-01'],
		['next week', 'next week'],
	])('is, for a user in New York who gives %s, %s', (value, expected) => {
		expect(dayToSend(value, 'America/New_York')).toBe(expected);
	});

	it.each(['+00', '+0000', '+00:00', 'Z'])('takes the day that a moment with the offset %s falls on', (offset) => {
		expect(dayToSend(`2026-01-30 23:00:00${offset}`, 'Europe/Berlin')).toBe('2026-01-31');
		expect(dayToSend(`2026-01-30T00:00:00${offset}`, 'America/New_York')).toBe('2026-01-30');
	});
});
