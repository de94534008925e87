/* eslint-disable @n8n/community-nodes/no-restricted-imports -- fast-check makes the cases; nothing of this is published */
import fc from 'fast-check';
import { dateLiteral } from '../../../nodes/SageCrm/sdata/literals';
import { isoStamp, readStamp } from '../../../nodes/SageCrm/sdata/stamps';
import { at } from './examples.ts';

describe('a stamp', () => {
	it.each([
		'2017-06-27T23:00:00Z',
		'2017-06-27T23:00:00z',
		'2017-06-27t23:00:00Z',
		'2017-06-27T23:00:00',
		'2017-06-27 23:00:00',
		'2017-06-27 23:00:00Z',
		' 2017-06-27T23:00:00Z ',
		'2017-06-27T23:00:00.0Z',
		'2017-06-27T23:00:00.999Z',
		'2017-06-27T23:00:00.9999999',
		'2017-06-28T00:00:00+01:00',
		'2017-06-28T00:00:00.999+0100',
		'2017-06-27T19:30:00-03:30',
		'2017-06-28T04:45:00 +05:45',
	])('reads %j as the same second', (text) => {
		expect(readStamp(text, 'UTC')).toBe(at('2017-06-27T23:00:00Z'));
	});

	it.each([
		['Europe/Dublin', '2026-01-15T10:00:00Z', '2026-01-15T10:00:00+00:00'],
		['Europe/Dublin', '2026-07-15T10:00:00Z', '2026-07-15T10:00:00+01:00'],
		['Europe/Dublin', '2026-03-29T00:59:59Z', '2026-03-29T00:59:59+00:00'],
		['Europe/Dublin', '2026-03-29T02:00:00Z', '2026-03-29T02:00:00+01:00'],
		['America/St_Johns', '2026-01-15 10:00:00', '2026-01-15T10:00:00-03:30'],
		['Asia/Kathmandu', '2026-01-15T10:00:00.5', '2026-01-15T10:00:00+05:45'],
	])('reads the wall clock of %s in %j', (zone, text, instant) => {
		expect(readStamp(text, zone)).toBe(at(instant));
	});

	it('takes an offset at its word, whatever the zone of the credential', () => {
		expect(readStamp('2026-07-15T10:00:00+02:00', 'America/New_York')).toBe(at('2026-07-15T08:00:00Z'));
	});

	it.each([
		null,
		undefined,
		'',
		' ',
		0,
		1_498_604_400,
		true,
		{},
		[],
		'now',
		'2017-06-27',
		'23:00:00',
		'2017-06-27T23:00:00Z and more',
		'2017-06-27T23:00:00+1',
		'2017-13-01T00:00:00Z',
		'2017-06-32T00:00:00Z',
		'2017-06-27T25:00:00Z',
		'2017-06-27T23:61:00Z',
		'/Date(1498604400000)/',
	])('is none in %j, in any zone', (value) => {
		expect(readStamp(value, 'UTC')).toBeNull();
		expect(readStamp(value, 'Europe/Dublin')).toBeNull();
	});

	it('comes out of a literal as it went in, but for the hour that is repeated', () => {
		const zones = fc.constantFrom('UTC', 'Europe/Dublin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');
		const moments = fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2037-12-31T00:00:00Z') });
		fc.assert(
			fc.property(moments, zones, (moment, zone) => {
				const literal = dateLiteral('iso-quoted', moment, zone);
				const read = readStamp(literal.slice(1, -1), zone);
				expect(read).not.toBeNull();
				// The same wall clock, at most an hour apart.
				expect(dateLiteral('iso-quoted', read ?? 0, zone)).toBe(literal);
				expect(Math.abs((read ?? 0) - moment)).toBeLessThanOrEqual(3600);
			}),
		);
	});

	it('is written as ISO with milliseconds, in UTC', () => {
		expect(isoStamp(at('2017-06-27T23:00:00Z'))).toBe('2017-06-27T23:00:00.000Z');
	});
});
