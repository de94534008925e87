/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a development dependency; nothing of this is published */
import fc from 'fast-check';
import type { ServerTraits } from './server-model.ts';

/** What happens next. `during` lets it happen before the next request of a poll that is under way. */
export type Step = { readonly during: boolean } & (
	| {
			readonly does: 'insert';
			readonly late: number;
			readonly future: number;
			readonly lacks: 'none' | 'created' | 'updated';
	  }
	| { readonly does: 'edit'; readonly pick: number; readonly late: number }
	| { readonly does: 'edit twice'; readonly pick: number }
	| { readonly does: 'edit many'; readonly share: number; readonly late: number }
	| { readonly does: 'insert many'; readonly count: number; readonly late: number }
	| { readonly does: 'delete'; readonly pick: number }
	| { readonly does: 'advance'; readonly quarters: number }
	| { readonly does: 'set clock'; readonly seconds: number }
	| { readonly does: 'fail' }
	| {
			readonly does: 'edit settings';
			readonly pageSize: number;
			/** Seconds added to the settle time of the schedule. */
			readonly settleMore: number;
			readonly ledgerCapacity: number;
			/** Whether other columns are read from now on: digests cannot be compared any more. */
			readonly otherColumns: boolean;
	  }
	| {
			readonly does: 'poll';
			readonly pages: number;
			readonly host: 'commits' | 'loses' | 'overlaps' | 'restores';
			readonly back: number;
			readonly maxEvents: number;
	  }
);

export interface Schedule {
	readonly traits: ServerTraits;
	readonly start: 'now' | 'date' | 'beginning';
	/** Seconds before the start, for `date`. */
	readonly startBack: number;
	/** Seconds. */
	readonly settle: number;
	readonly ledgerCapacity: number;
	readonly maxBacklogs: number;
	/** Requests that each poll has time for when everything comes to rest in the end. */
	readonly restPages: number;
	/** What happens before the first poll. */
	readonly before: readonly Step[];
	readonly steps: readonly Step[];
}

/** Seconds; the longest commit is this less one, less two where stamps are stored finer than shown. */
const settle = 10;

/** Random schedules of a server that keeps the one promise asked of it: no commit later than the settle time allows. */
export function schedules(
	longestLate: (traits: ServerTraits) => number,
	traits: fc.Arbitrary<ServerTraits> = modelTraits(),
): fc.Arbitrary<Schedule> {
	return traits.chain((chosen) =>
		fc.record({
			traits: fc.constant(chosen),
			start: fc.constantFrom('now', 'now', 'date', 'beginning'),
			startBack: fc.constantFrom(0, 3, 30, 4000),
			settle: fc.constant(settle),
			ledgerCapacity: fc.integer({ min: 4, max: 40 }),
			maxBacklogs: fc.constantFrom(1, 2, 8, 8),
			restPages: fc.constantFrom(1, 2, 100, 100, 100, 100),
			before: fc.array(step(chosen, longestLate(chosen), false), { maxLength: 25 }),
			steps: fc
				.array(
					fc.oneof(
						{ weight: 40, arbitrary: step(chosen, longestLate(chosen), true).map((one) => [one]) },
						{ weight: 1, arbitrary: lateCommit(longestLate(chosen)) },
					),
					{ minLength: 10, maxLength: 90 },
				)
				.map((parts) => parts.flat()),
		}),
	);
}

/**
 * A commit as late as may be, with one of the same moment that is seen at once, and polls about the time
 * when that one settles: by chance alone this hardly ever meets.
 */
function lateCommit(longestLate: number): fc.Arbitrary<Step[]> {
	const poll = { does: 'poll', during: false, pages: 100, host: 'commits', back: 1, maxEvents: 100 } as const;
	const insert = { does: 'insert', during: false, future: 0, lacks: 'none' } as const;
	return fc
		.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -8, max: 4 }), fc.integer({ min: 1, max: 8 }))
		.map(([before, wait, after]): Step[] => [
			{ ...insert, late: longestLate },
			{ does: 'advance', during: false, quarters: before },
			{ ...insert, late: 0 },
			poll,
			{ does: 'advance', during: false, quarters: Math.max(1, settle * 4 + wait - before) },
			poll,
			{ does: 'advance', during: false, quarters: after },
			poll,
		]);
}

export const promisedLate = ({ finer, rounds }: ServerTraits): number => (settle - (finer || rounds ? 2 : 1)) * 4;

const ahead = [5, 60, 3600, 40_000];
const startsAt = 1_000_000;

function modelTraits(): fc.Arbitrary<ServerTraits> {
	return fc.record({
		pageCap: fc.integer({ min: 1, max: 6 }),
		pageSize: fc.integer({ min: 1, max: 8 }),
		stampSkew: fc.constantFrom(0, 0, 0, 1, -1, 3600, -5 * 3600),
		localSkew: fc.constantFrom(0, 0.5, 40, -4000),
		finer: fc.boolean(),
		rounds: fc.boolean(),
		totals: fc.constantFrom('right', 'right', 'missing', 'page'),
		tellsTime: fc.constantFrom(true, true, true, false),
		coarse: fc.constantFrom(0, 0, 0, 5, 3600),
		autumn: fc.oneof(
			{ weight: 4, arbitrary: fc.constant(null) },
			{
				weight: 1,
				arbitrary: fc.record({
					at: fc.integer({ min: startsAt - 40, max: startsAt + 150 }),
					by: fc.constantFrom(8, 20, 60),
				}),
			},
		),
		ordered: fc.constantFrom(true, true, true, false),
		comparedAutumn: fc.constant(null),
		hidesCreated: fc.constant(false),
		showsDeleted: fc.constant(false),
		startsAt: fc.constant(startsAt),
	});
}

function step(
	{ stampSkew, localSkew, tellsTime }: ServerTraits,
	longestLate: number,
	withPolls: boolean,
): fc.Arbitrary<Step> {
	const during = fc.boolean();
	// Where stamps run behind the clock that they are compared with, one that is ahead of the others
	// cannot be told from one of now: not promised.
	const behind = stampSkew - (tellsTime ? 0 : localSkew) < -2;
	const late = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: longestLate }), fc.constant(longestLate));
	const pick = fc.nat({ max: 1000 });
	const quarters = fc.constantFrom(1, 1, 2, 4, 4, 8, 20, 40, 60, 400, 16_000);
	const polls: Array<fc.WeightedArbitrary<Step>> = [
		{
			weight: 24,
			arbitrary: fc.record({
				does: fc.constant('poll' as const),
				during: fc.constant(false),
				pages: fc.constantFrom(1, 2, 3, 100, 100),
				host: fc.constantFrom('commits', 'commits', 'commits', 'commits', 'loses', 'overlaps', 'restores'),
				back: fc.integer({ min: 1, max: 3 }),
				maxEvents: fc.constantFrom(1, 2, 3, 5, 100),
			}),
		},
		{ weight: 4, arbitrary: fc.record({ does: fc.constant('fail' as const), during }) },
		{
			weight: 1,
			arbitrary: fc.record({
				does: fc.constant('edit settings' as const),
				during: fc.constant(false),
				pageSize: fc.integer({ min: 1, max: 8 }),
				settleMore: fc.constantFrom(0, 5, 30),
				ledgerCapacity: fc.integer({ min: 4, max: 40 }),
				otherColumns: fc.boolean(),
			}),
		},
		{
			weight: 1,
			arbitrary: fc.record({
				does: fc.constant('set clock' as const),
				during,
				// That a clock was set back can only be seen where the server tells the time, and what was
				// stamped since then only where stamps are about that time.
				seconds:
					tellsTime && Math.abs(stampSkew) <= 1
						? fc.constantFrom(-4, -9, -60, -3600, -40_000, ...ahead)
						: fc.constantFrom(...ahead),
			}),
		},
	];
	return fc.oneof(
		...(withPolls ? polls : []),
		{
			weight: 16,
			arbitrary: fc.record({
				does: fc.constant('insert' as const),
				during,
				late,
				future: behind ? fc.constant(0) : fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 9000),
				lacks: fc.constantFrom('none', 'none', 'none', 'none', 'created', 'updated'),
			}),
		},
		{ weight: 20, arbitrary: fc.record({ does: fc.constant('edit' as const), during, pick, late }) },
		{ weight: 8, arbitrary: fc.record({ does: fc.constant('edit twice' as const), during, pick }) },
		{
			weight: 4,
			arbitrary: fc.record({
				does: fc.constant('edit many' as const),
				during,
				share: fc.integer({ min: 1, max: 3 }),
				late,
			}),
		},
		{
			weight: 4,
			arbitrary: fc.record({
				does: fc.constant('insert many' as const),
				during,
				count: fc.integer({ min: 2, max: 20 }),
				late,
			}),
		},
		{ weight: 4, arbitrary: fc.record({ does: fc.constant('delete' as const), during, pick }) },
		{ weight: 24, arbitrary: fc.record({ does: fc.constant('advance' as const), during, quarters }) },
	);
}
