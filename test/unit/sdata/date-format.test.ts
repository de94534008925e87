import { cutOffBy, FormatProblem, luxonFormat } from '../../../nodes/SageCrm/sdata/date-format';
import { readStamp } from '../../../nodes/SageCrm/sdata/stamps';
import { at } from './examples.ts';

describe("a date format in Java's letters", () => {
	it('cuts off the seconds that it does not show', () => {
		expect(cutOffBy(luxonFormat('dd/MM/yyyy HH:mm'))).toBe(59);
		expect(cutOffBy(luxonFormat("dd/MM/yyyy HH:mm 's'"))).toBe(59);
		expect(cutOffBy(luxonFormat('dd/MM/yyyy HH:mm:ss'))).toBe(0);
		expect(cutOffBy(null)).toBe(0);
	});

	it.each([
		'',
		"yyyy-MM-dd'T'HH:mm:ss'Z'",
		"yyy-MM-dd'T'HH:mm:ss'Z'",
		"yyyy-MM-dd'T'HH:mm:ss.SSSX",
		"yyyy-MM-dd'T'HH:mm:ssXXX",
		'yyyy-MM-dd HH:mm:ss',
		"yyyy-MM-dd'T'HH:mm:ssZ",
	])('needs none where dates are written as usual: %j', (java) => {
		expect(luxonFormat(java)).toBeNull();
	});

	it.each([
		['dd/MM/yyyy HH:mm:ss', '05/04/2026 15:04:03', '2026-04-05T14:04:03Z'],
		['MM/dd/yyyy HH:mm:ss', '04/05/2026 15:04:03', '2026-04-05T14:04:03Z'],
		['d.M.yy H:mm', '5.4.26 9:04', '2026-04-05T08:04:00Z'],
		['dd.MM.yyy HH:mm:ss.SSS', '05.04.2026 15:04:03.987', '2026-04-05T14:04:03Z'],
		['EEE, d MMM yyyy hh:mm:ss a', 'Sun, 5 Apr 2026 03:04:03 PM', '2026-04-05T14:04:03Z'],
		["dd MMMM yyyy 'at' HH'h'mm", '05 April 2026 at 15h04', '2026-04-05T14:04:00Z'],
		['dd/MM/yyyy HH:mm:ss Z', '05/04/2026 15:04:03 +0200', '2026-04-05T13:04:03Z'],
		['dd/MM/yyyy HH:mm:ss XXX', '05/04/2026 15:04:03 -03:30', '2026-04-05T18:34:03Z'],
		['yyyyMMddHHmmss', '20260405150403', '2026-04-05T14:04:03Z'],
		// The earlier one of the hour that clocks repeat.
		['dd/MM/yyyy HH:mm:ss', '25/10/2026 01:30:00', '2026-10-25T00:30:00Z'],
	])('%s reads %s', (java, text, instant) => {
		expect(readStamp(text, 'Europe/Dublin', luxonFormat(java))).toBe(at(instant));
	});

	it('does not keep a date from being read that is written as usual', () => {
		expect(readStamp('2026-04-05T15:04:03Z', 'UTC', luxonFormat('dd/MM/yyyy HH:mm:ss'))).toBe(
			at('2026-04-05T15:04:03Z'),
		);
		expect(readStamp('no date', 'UTC', luxonFormat('dd/MM/yyyy HH:mm:ss'))).toBeNull();
	});

	it.each([
		'milliseconds',
		'yyyy-MM',
		'HH:mm:ss',
		"yyyy-MM-dd'T",
		'yyyy-MM-dd kk:mm',
		"yyyy-MM-dd ''",
		'dd/MM/yyyy',
		'dd/MM/yyyy HH',
		'dd/MM/yyyy hh:mm',
		"dd/MM/yyyy 'Hm'",
	])('is refused where it cannot be read: %s', (java) => {
		expect(() => luxonFormat(java)).toThrow(FormatProblem);
		expect(() => luxonFormat(java)).toThrow(java);
	});
});
