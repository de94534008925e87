/** A point in time as luxon reads it, by runs of the same letter in Java's SimpleDateFormat. */
const tokens: ReadonlyMap<string, (length: number) => string> = new Map([
	// Java takes any number of letters but two for the whole year: `yyy` is a slip that works.
	['y', (length) => (length === 2 ? 'yy' : 'yyyy')],
	['M', (length) => 'M'.repeat(Math.min(length, 4))],
	['d', (length) => 'd'.repeat(Math.min(length, 2))],
	['H', (length) => 'H'.repeat(Math.min(length, 2))],
	['h', (length) => 'h'.repeat(Math.min(length, 2))],
	['m', (length) => 'm'.repeat(Math.min(length, 2))],
	['s', (length) => 's'.repeat(Math.min(length, 2))],
	// Fractions of a second, however many digits.
	['S', () => 'u'],
	['a', () => 'a'],
	['E', (length) => (length < 4 ? 'EEE' : 'EEEE')],
	['X', (length) => (length === 3 ? 'ZZ' : 'ZZZ')],
	['Z', () => 'ZZZ'],
	['z', () => 'z'],
]);

/** What needs no format: Sage CRM's own way, and what else `readStamp` reads by itself. */
const usual = /^y{3,}-MM-dd(?:'T'|T|' '| )HH:mm:ss(?:\.S+)?(?:'Z'|Z|X{1,3})?$/;

/** Without them changes of one day or hour could not be told apart. */
const needs: ReadonlyArray<readonly [RegExp, string]> = [
	[/y/, 'year (yyyy)'],
	[/M/, 'month (MM)'],
	[/d/, 'day (dd)'],
	[/H|h.*a|a.*h/, 'hour (HH)'],
	[/m/, 'minute (mm)'],
];

/** How much of a moment a format leaves out: 0, or 59 seconds where it has none. */
export function cutOffBy(format: string | null): number {
	return format === null || unquoted(format).includes('s') ? 0 : 59;
}

function unquoted(format: string): string {
	return format.replace(/'[^']*'/g, '');
}

/** A date format that cannot be understood; the message names what in it. */
export class FormatProblem extends Error {}

/**
 * Reads a format as Java's SimpleDateFormat writes it (`dd/MM/yyyy HH:mm:ss`), which is what Open Connectors uses.
 *
 * @returns a format for luxon; null where none is needed to read such a date
 * @throws {FormatProblem}
 */
export function luxonFormat(java: string): string | null {
	const text = java.trim();
	if (text === '' || usual.test(text)) return null;
	let format = '';
	for (const [part] of text.matchAll(/'[^']*'|([A-Za-z])\1*|[^A-Za-z']+|'/g)) format += tokenOf(part, text);
	for (const [needed, what] of needs) {
		if (!needed.test(unquoted(format))) throw new FormatProblem(`"${text}" has no ${what}`);
	}
	return format;
}

function tokenOf(part: string, text: string): string {
	if (part === "'") throw new FormatProblem(`"${text}" has a ' without another one`);
	if (part === "''") throw new FormatProblem(`"${text}" has a doubled '`);
	// Quoted, or no letter.
	if (!/^[A-Za-z]/.test(part)) return part;
	const token = tokens.get(part.charAt(0));
	if (token === undefined) throw new FormatProblem(`"${text}" has "${part}", which stands for no part of a date here`);
	return token(part.length);
}
