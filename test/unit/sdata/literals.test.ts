/* eslint-disable @n8n/community-nodes/no-restricted-imports -- fast-check makes the cases; nothing of this is published */
import fc from 'fast-check';
import { dateForms, dateLiteral, textLiteral } from '../../../nodes/SageCrm/sdata/literals';
import { tokenise } from '../../simulator/where/tokens.ts';
import { at } from './examples.ts';

describe('a text literal', () => {
	it.each([
		['', "''"],
		["O'Brien", "'O''Brien'"],
		["'", "''''"],
		["''", "''''''"],
		['100%', "'100%'"],
		['back\\slash', "'back\\slash'"],
	])('writes %j as %s', (text, literal) => {
		expect(textLiteral(text)).toBe(literal);
	});

	it('never ends early: a reader gets back the very text, and nothing after it', () => {
		const nasty = fc.array(fc.constantFrom("'", "''", '\\', ' or 1 eq 1', '@', ')', 'é', '\n'), { maxLength: 10 });
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					nasty.map((parts) => parts.join('')),
				),
				(text) => {
					const tokens = tokenise(textLiteral(text)).map((token) => [token.kind, token.text]);
					expect(tokens).toEqual([
						['quoted', text],
						['end', ''],
					]);
				},
			),
		);
	});
});

describe('a date literal', () => {
	it('has the six forms that servers are known to read', () => {
		const written = dateForms.map((form) => [form, dateLiteral(form, at('2017-06-12T14:09:05Z'), 'UTC')]);
		expect(Object.fromEntries(written)).toEqual({
			'iso-quoted': "'2017-06-12T14:09:05Z'",
			'iso-at': '@2017-06-12T14:09:05Z@',
			'sql-quoted': "'2017-06-12 14:09:05'",
			'sql-compact': "'20170612 14:09:05'",
			'day-at': '@2017-06-12@',
			'day-quoted': "'2017-06-12'",
		});
	});

	it.each([
		['the winter of Dublin', 'Europe/Dublin', '2026-01-15T23:30:00Z', '2026-01-15 23:30:00'],
		['the summer of Dublin', 'Europe/Dublin', '2026-07-15T23:30:00Z', '2026-07-16 00:30:00'],
		['just before the clocks go forward', 'Europe/Dublin', '2026-03-29T00:59:59Z', '2026-03-29 00:59:59'],
		['just after the clocks went forward', 'Europe/Dublin', '2026-03-29T01:00:00Z', '2026-03-29 02:00:00'],
		['the first of the two hours in autumn', 'Europe/Dublin', '2026-10-25T00:30:00Z', '2026-10-25 01:30:00'],
		['the second of the two hours in autumn', 'Europe/Dublin', '2026-10-25T01:30:00Z', '2026-10-25 01:30:00'],
		['a zone of quarter hours', 'Asia/Kathmandu', '2026-01-01T18:20:05Z', '2026-01-02 00:05:05'],
		['a zone behind by half hours', 'America/St_Johns', '2026-01-01T02:00:00Z', '2025-12-31 22:30:00'],
		['the zone furthest ahead', 'Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01 00:00:00'],
	])("shows the server's wall clock in %s", (_, zone, instant, wall) => {
		expect(dateLiteral('sql-quoted', at(instant), zone)).toBe(`'${wall}'`);
		expect(dateLiteral('iso-quoted', at(instant), zone)).toBe(`'${wall.replace(' ', 'T')}Z'`);
		expect(dateLiteral('day-at', at(instant), zone)).toBe(`@${wall.slice(0, 10)}@`);
	});
});
