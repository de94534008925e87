import { z } from 'zod';
import type { ListQuery } from '../sdata/address';
import { dateForms, dateLiteral, isDayForm, type DateForm, type Seconds } from '../sdata/literals';
import { allOf, anyOf, compare } from '../sdata/where';

/** How one server reads points in time in a `where`. */
export interface Dialect {
	readonly form: DateForm;
	/** Seconds to add to a stamp so that the server takes it for the same moment; 0 unless it reads in another zone than it writes. */
	readonly offset: number;
	/** Whether the server shows stamps rounded up: it then has to be asked for a second earlier. */
	readonly rounds: boolean;
}

export const dialectShape: z.ZodType<Dialect> = z.object({
	form: z.enum(dateForms),
	offset: z.number().int(),
	rounds: z.boolean(),
});

/** A record whose updated stamp is known. */
export interface KnownRecord {
	readonly id: number;
	readonly updated: Seconds;
}

/**
 * Asks whether a record is found.
 *
 * @returns null where the server did not understand the condition
 */
export type Finds = (where: NonNullable<ListQuery['where']>) => Promise<boolean | null>;

const day = 24 * 3600;
const quarter = 15 * 60;
/** No two zones are further apart. */
const widest = 27 * 3600;

/**
 * The literal to ask with, so that nothing stamped `from` or later is left out. More may come; what is
 * too old is left out by whoever reads the answer. Where the server reads in another zone, the offset
 * found today is not the one of every season: hence two hours more.
 */
export function lowerBound(dialect: Dialect, from: Seconds, zone: string): string {
	const { form, offset } = dialect;
	return dateLiteral(form, from + offset - cautionOf(dialect), zone);
}

/** By how many seconds an answer may hold records that are older than was asked for. */
export function slackOf(dialect: Dialect): Seconds {
	return isDayForm(dialect.form) ? 2 * day : 2 * cautionOf(dialect);
}

function cautionOf({ form, offset, rounds }: Dialect): Seconds {
	return isDayForm(form) ? day : offset === 0 ? Number(rounds) : 2 * 3600;
}

/**
 * Finds out which literal the server understands by asking about records whose stamps are known: one
 * stamped just before must be found, one stamped just after must not. The first form that passes is
 * taken.
 *
 * @param known one or two records; none cannot tell anything
 * @returns null when no form passes
 */
export async function findDialect(
	known: readonly KnownRecord[],
	columns: { readonly id: string; readonly updated: string },
	zone: string,
	finds: Finds,
): Promise<Dialect | null> {
	const asks = async ({ id, updated }: KnownRecord, form: DateForm, shift: number) => {
		const literal = dateLiteral(form, updated + shift, zone);
		const where = allOf([compare(columns.id, 'eq', id), compare(columns.updated, 'ge', { literal })]);
		return where === undefined ? null : await finds(where);
	};
	for (const form of dateForms) {
		// One second earlier, because a server may round what it shows.
		const [before, after] = isDayForm(form) ? [-day, 2 * day] : [-1, 2];
		if (await all(known, async (record) => (await asks(record, form, before)) === true)) {
			if (await all(known, async (record) => (await asks(record, form, after)) === false))
				return { form, offset: 0, rounds: false };
		}
	}
	const first = known[0];
	if (first === undefined) return null;
	for (const form of dateForms.filter((candidate) => !isDayForm(candidate))) {
		if ((await asks(first, form, -widest)) !== true || (await asks(first, form, widest)) !== false) continue;
		// Found at `low` quarters of an hour, not found at `high`.
		let low = -widest / quarter;
		let high = widest / quarter;
		while (high - low > 1) {
			const middle = Math.floor((low + high) / 2);
			if ((await asks(first, form, middle * quarter - 1)) === true) low = middle;
			else high = middle;
		}
		return { form, offset: low * quarter, rounds: false };
	}
	return null;
}

/**
 * A condition that each of the records meets by what it shows, in one: where fewer are found, the server
 * stores finer than it shows and rounds up.
 */
export function shownStamps(
	known: readonly KnownRecord[],
	columns: { readonly id: string; readonly updated: string },
	{ form }: Dialect,
	zone: string,
): string | undefined {
	return anyOf(
		known.map(({ id, updated }) => {
			const literal = dateLiteral(form, updated, zone);
			return `(${compare(columns.id, 'eq', id)} and ${compare(columns.updated, 'ge', { literal })})`;
		}),
	);
}

async function all<T>(values: readonly T[], holds: (value: T) => Promise<boolean>): Promise<boolean> {
	for (const value of values) if (!(await holds(value))) return false;
	return values.length > 0;
}
