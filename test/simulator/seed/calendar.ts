import type { Random } from './random.ts';

/** The moment at which the seed data end; they begin two years before. Fixed, so that every run has the same. */
export const seedEnd = Date.UTC(2026, 0, 30, 17, 0, 0);
const dayMs = 86_400_000;
const firstDay = Math.floor(seedEnd / dayMs) - 730;
const lastDay = Math.floor(seedEnd / dayMs);

/** Moments on working days between 8:00 and 17:00 UTC, ascending, to the second. */
export function workingMoments(count: number, random: Random): number[] {
	return Array.from({ length: count }, () => momentOn(random.whole(firstDay, lastDay - 1), random)).sort(
		(a, b) => a - b,
	);
}

/** A working moment after `created`, or `created` itself: a good third of the rows were never edited. */
export function editedAfter(created: number, random: Random): number {
	if (random.chance(38)) return created;
	// The square root of the span pulls edits towards the time of creation, as in real life.
	const days = Math.floor((seedEnd - created) / dayMs);
	const edited = momentOn(Math.floor(created / dayMs) + Math.floor(days * random.next() ** 2), random);
	return edited > created && edited <= seedEnd ? edited : created;
}

/** The day, as `2026-01-30`, a number of days after a moment. */
export function dayAfter(moment: number, days: number): string {
	return new Date(moment + days * dayMs).toISOString().slice(0, 10);
}

function momentOn(day: number, random: Random): number {
	// Day 0, 1970-01-01, was a Thursday: days 2 and 3 of each week from there are the weekend.
	const weekend = { 2: 2, 3: 1 }[day % 7] ?? 0;
	return (day + weekend) * dayMs + random.whole(8 * 3600, 17 * 3600 - 1) * 1000;
}
