import { DateTime } from 'luxon';
import type { Quirks } from './quirks/types.ts';
import { fromWall, toWall } from './zones.ts';

/**
 * From a true moment to what is stored, and to what is shown. All numbers are milliseconds since 1970. The store keeps the true moment beside the stored
 * one, so that a change of zone or precision can be applied to rows that are there already.
 */

/** The zone in which rows are compared and ordered. */
export function comparedZone(quirks: Readonly<Quirks>): string {
	return quirks.literalZone === '' ? quirks.stampZone : quirks.literalZone;
}

/** What the database holds for a moment: a wall clock, to the second unless finer storage is on. */
export function toStored(moment: number, quirks: Readonly<Quirks>): number {
	const kept = quirks.subSecondStorage ? moment : wholeSecond(moment, quirks);
	return toWall(kept, comparedZone(quirks));
}

/** A stamp as JSON shows it: `2017-06-27T23:00:00Z` [F], the `Z` whatever the zone, unless the entity has a format of its own. */
export function toShown(moment: number, quirks: Readonly<Quirks>, format?: string): string {
	const wall = toWall(quirks.fractionShown ? moment : wholeSecond(moment, quirks), quirks.stampZone);
	if (format !== undefined) return DateTime.fromMillis(wall, { zone: 'UTC' }).toFormat(format);
	const text = new Date(wall).toISOString();
	return quirks.fractionShown ? text : `${text.slice(0, 19)}Z`;
}

/** A date (`2026-01-30`) as JSON shows it: midnight of the server's zone as an instant, so that it shifts a day when the zone is dropped. */
export function dayToShown(day: string, quirks: Readonly<Quirks>): string {
	return `${new Date(fromWall(Date.parse(`${day}T00:00:00Z`), quirks.dateZone)).toISOString().slice(0, 19)}Z`;
}

/** The day which a wall clock of the server's zone shows at a moment. */
export function toDay(moment: number, quirks: Readonly<Quirks>): string {
	return new Date(toWall(moment, quirks.dateZone)).toISOString().slice(0, 10);
}

function wholeSecond(moment: number, quirks: Readonly<Quirks>): number {
	return quirks.stampRounding === 'round' ? Math.round(moment / 1000) * 1000 : Math.floor(moment / 1000) * 1000;
}
