import { DateTime } from 'luxon';
import type { ListQuery } from '../sdata/address';
import { dateForms, dateLiteral, isDayForm, type DateForm, type Seconds } from '../sdata/literals';
import { allOf, anyOf, compare } from '../sdata/where';
import { day, minute, second, type Dialect } from './dialect';

/** A record one of whose dates is known. */
export interface KnownRecord {
	readonly id: number;
	/** Name of that date's column. */
	readonly column: string;
	readonly stamp: Seconds;
}

/**
 * Asks whether a record is found.
 *
 * @returns null where the server did not understand the condition
 */
export type Finds = (where: NonNullable<ListQuery['where']>) => Promise<boolean | null>;

const quarter = 15 * minute;
/** No two zones are further apart. */
const widest = 27 * 3600;

/** The part of a dialect that one record can tell. */
export type Reading = Pick<Dialect, 'form' | 'offset' | 'granularity'>;

/**
 * Finds out which literal the server understands by asking about records whose dates are known: one dated
 * just before must be found, one dated just after must not. The first form that passes is taken.
 *
 * @param known one or two records; none cannot tell anything
 * @returns null when no form passes
 */
export async function findDialect(
	known: readonly KnownRecord[],
	idColumn: string,
	zone: string,
	finds: Finds,
): Promise<Reading | null> {
	const [first] = known;
	if (first === undefined) return null;
	for (const form of dateForms) {
		const asks = async ({ id, column, stamp }: KnownRecord, shift: number) => {
			const literal = dateLiteral(form, stamp + shift, zone);
			const where = allOf([compare(idColumn, 'eq', id), compare(column, 'ge', { literal })]);
			return where === undefined ? null : await finds(where);
		};
		const reading = isDayForm(form) ? null : await readMoments(form, known, first, zone, asks);
		if (reading === 'not read') continue;
		if (reading !== null) return reading;
		if (await isBetween(known, asks, -day, 2 * day)) return { form, offset: 0, granularity: day };
	}
	return null;
}

type Asks = (record: KnownRecord, shift: number) => Promise<boolean | null>;

/** @returns null where only days are heeded, if anything */
async function readMoments(
	form: DateForm,
	known: readonly KnownRecord[],
	first: KnownRecord,
	zone: string,
	asks: Asks,
): Promise<Reading | 'not read' | null> {
	// No more than a day is cut off: what tells nothing apart there is not read at all.
	if ((await asks(first, widest + day)) !== false || (await asks(first, -widest)) !== true) return 'not read';
	const later = await asks(first, 2);
	// One second earlier, because a server may round what it shows.
	if (later === false && (await asks(first, -1)) === true) {
		if (await isBetween(known.slice(1), asks, -1, 2)) return { form, offset: 0, granularity: second };
	}
	// Where only the day is heeded, literals are found up to a midnight.
	const rest = secondsToMidnight(first.stamp, zone);
	for (const midnight of later === true ? [rest, rest + day] : [rest - day]) {
		if ((await asks(first, midnight - 1)) !== true) break;
		if ((await asks(first, midnight)) === false) return null;
	}
	const offset = await findOffset(later === true, async (shift) => await asks(first, shift));
	for (const granularity of [second, minute]) {
		if ((await asks(first, offset + granularity + 1)) === false) return { form, offset, granularity };
	}
	return null;
}

function secondsToMidnight(at: Seconds, zone: string): Seconds {
	return DateTime.fromSeconds(at, { zone }).plus({ days: 1 }).startOf('day').toSeconds() - at;
}

async function isBetween(known: readonly KnownRecord[], asks: Asks, before: number, after: number): Promise<boolean> {
	for (const record of known) {
		if ((await asks(record, before)) !== true || (await asks(record, after)) !== false) return false;
	}
	return true;
}

/**
 * @param later whether the record is found that is asked for with a date just behind its own
 * @param asks the same for its date and so many seconds
 * @returns seconds, whole quarters of an hour
 */
async function findOffset(later: boolean, asks: (shift: number) => Promise<boolean | null>): Promise<number> {
	// Found at `low` quarters of an hour, not found at `high`.
	let low = later ? 0 : -widest / quarter;
	let high = later ? widest / quarter : 1;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if ((await asks(middle * quarter - 1)) === true) low = middle;
		else high = middle;
	}
	return low * quarter;
}

/**
 * The records that are stored as dated when they are shown to be, or later (`ge`), or only later (`gt`), in one
 * condition: where fewer meet the first, the server stores finer than it shows and rounds up; where none meets
 * the second, it stores whole seconds.
 */
export function shownStamps(
	known: readonly KnownRecord[],
	by: 'ge' | 'gt',
	idColumn: string,
	form: DateForm,
	zone: string,
): string | undefined {
	return anyOf(
		known.map(({ id, column, stamp }) => {
			const literal = dateLiteral(form, stamp, zone);
			return `(${compare(idColumn, 'eq', id)} and ${compare(column, by, { literal })})`;
		}),
	);
}
