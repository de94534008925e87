import { DateTime } from 'luxon';
import { z } from 'zod';
import { dateForms, dateLiteral, isDayForm, type DateForm, type Seconds } from '../sdata/literals';

export const second = 1;
export const minute = 60;
export const day = 24 * 3600;

/** How one server reads points in time in a `where`. */
export interface Dialect {
	readonly form: DateForm;
	/** Seconds to add to a stamp so that the server takes it for the same moment; 0 unless it reads in another zone than it writes. */
	readonly offset: number;
	/** How much of a literal it heeds, in seconds: 1, 60 or 86,400; the rest is cut off. */
	readonly granularity: number;
	/** Whether it shows stamps rounded up, and has to be asked for a second earlier; null until enough records have shown that it does not. */
	readonly rounds: boolean | null;
	/** Offsets from UTC, in seconds, that the credential's zone had at the dates on which no `offset` was seen: in another season there may be one. */
	readonly seasons: readonly number[];
	/** Whether the created date may be asked for; field security may forbid it. */
	readonly asksCreated: boolean;
	/** Likewise of the updated one. */
	readonly asksUpdated: boolean;
}

/** The first version knew a form, an offset and whether the server rounds. */
export const dialectShape: z.ZodType<Dialect, z.ZodTypeDef, unknown> = z
	.object({
		form: z.enum(dateForms),
		offset: z.number().int(),
		granularity: z.number().int().min(1).optional(),
		rounds: z.boolean().nullable(),
		seasons: z.array(z.number().int()).default([]),
		asksCreated: z.boolean().default(true),
		asksUpdated: z.boolean().default(true),
	})
	.transform((stored) => ({ ...stored, granularity: stored.granularity ?? (isDayForm(stored.form) ? day : second) }));

/** More than clocks are changed by anywhere. */
const seasonal = 2 * 3600;

/**
 * The literal to ask with, so that nothing stamped `from` or later is left out. More may come; what is
 * too old is left out by whoever reads the answer.
 */
export function lowerBound(dialect: Dialect, from: Seconds, zone: string): string {
	return dateLiteral(dialect.form, from + dialect.offset - cautionOf(dialect, from, zone), zone);
}

/** By how many seconds an answer may hold records that are older than was asked for. */
export function slackOf(dialect: Dialect, from: Seconds, zone: string): Seconds {
	const { granularity } = dialect;
	return 2 * cautionOf(dialect, from, zone) + (granularity === second ? 0 : granularity);
}

function cautionOf(dialect: Dialect, from: Seconds, zone: string): Seconds {
	if (dialect.granularity === day) return day;
	if (dialect.offset !== 0 || !isSeasonKnown(dialect, from, zone)) return seasonal;
	return dialect.rounds === false ? 0 : second;
}

/** Whether records of this date would tell more about the dialect than is known. */
export function isOpenAt(dialect: Dialect, at: Seconds, zone: string): boolean {
	if (dialect.granularity === day || dialect.offset !== 0) return false;
	const mayRound = dialect.rounds === null && dialect.granularity === second;
	return mayRound || !isSeasonKnown(dialect, at, zone);
}

export function isSeasonKnown({ seasons }: Dialect, at: Seconds, zone: string): boolean {
	return seasons.includes(seasonOf(at, zone));
}

/** A zone's offset from UTC at a moment, in seconds. */
export function seasonOf(at: Seconds, zone: string): Seconds {
	return DateTime.fromSeconds(at, { zone }).offset * minute;
}
