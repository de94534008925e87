import { basisOf, leadOf, reach } from './horizon';
import { entryOf, lastStamp, type LedgerEntry } from './ledger';
import type { ResourceState } from './state';
import {
	effectiveStamp,
	unstamped,
	type Clock,
	type Newest,
	type PollSettings,
	type RecordId,
	type Stamp,
} from './types';

/**
 * A stamp later than this cannot be of now. Where the server tells no time the local clock stands in,
 * with no tolerance: to take a real stamp for one from the future only keeps it in the ledger for
 * longer, the reverse would lose what changes until then.
 */
function latestReal({ server, local }: Clock): Stamp {
	return server ?? local;
}

/** Whether a stamp tells nothing of the server's present. */
export function isFromFuture(stamp: Stamp, clock: Clock): boolean {
	return stamp > latestReal(clock);
}

/**
 * The state before the first scan.
 *
 * "From now" looks back from the newest stamp by the settle time: versions stamped between there and
 * the newest stamp are read and taken note of in silence, so that a commit that comes late into that
 * span is still told apart. A start in the past is a live window that starts now, with a backlog
 * from that date, or from 0, beside it. In an empty table nothing was there before: all that ever
 * appears in it is new.
 */
export function firstState(newest: Newest, settings: PollSettings, ambiguity: (stamp: Stamp) => number): ResourceState {
	const { clock, totalsProven } = newest;
	const empty: ResourceState = {
		watermark: 0,
		checkpoints: [],
		ledger: new Map(),
		scan: null,
		backlogs: [],
		maxId: 0,
		totalsProven,
		basis: basisOf(clock),
		lead: leadOf(clock),
		lastLocal: clock.local,
	};
	return newest.versions.length === 0 ? empty : stateOf(newest, settings, ambiguity, empty);
}

function stateOf(
	{ versions, clock, complete }: Newest,
	{ start, settle, ledgerCapacity }: PollSettings,
	ambiguity: (stamp: Stamp) => number,
	empty: ResourceState,
): ResourceState {
	const stamps = versions.map(effectiveStamp);
	// Of both dates: a row that has only the created one is found only by the created one of others.
	const present = versions
		.flatMap(({ created, updated }) => [created, updated])
		.filter((stamp): stamp is Stamp => stamp !== null && !isFromFuture(stamp, clock));
	// Where all of them are from the future, they tell nothing of now: if there are no others, nothing
	// but they was there before; otherwise the server's stamps probably run ahead of its clock.
	const newest = present.length > 0 ? max(present) : complete ? unstamped : latestReal(clock);
	const ahead = present.length === 0 && !complete;
	const silenceUpTo = ahead ? max(stamps) : newest;
	const earliest = (stamp: Stamp) => stamp - ambiguity(stamp);
	const watermark = Math.max(unstamped, earliest(earliest(newest) - settle - 1));
	const maxId = max(versions.map(({ id }) => id));
	if (start.from === 'now') {
		return {
			...empty,
			watermark,
			maxId,
			checkpoints: newest > watermark ? reach([], newest, clock, empty.basis) : [],
			ledger: futureEntries(versions, silenceUpTo, ledgerCapacity),
			scan: {
				last: 0,
				horizon: watermark,
				silence: { why: ahead ? 'ahead' : 'start', above: watermark, upTo: silenceUpTo },
			},
		};
	}
	const from = start.from === 'date' ? earliest(start.at - 1) : 0;
	if (from >= watermark) return { ...empty, watermark: from, maxId };
	const backlogMaxId = start.from === 'date' ? maxId : 0;
	return { ...empty, watermark, maxId, backlogs: [{ from, to: watermark, last: 0, maxId: backlogMaxId }] };
}

/** Rows from the future are few and known one by one: silence over the time up to them would hide real changes. */
function futureEntries(versions: Newest['versions'], above: Stamp, capacity: number): Map<RecordId, LedgerEntry> {
	const entries = new Map(versions.map((version) => [version.id, entryOf(version, false)]));
	const ahead = [...entries].filter(([, { stamp }]) => stamp > above);
	// Rows that were only created "later" would be told as new rather than changed: they come second.
	const createdAhead = [...entries].filter(([, entry]) => entry.stamp <= above && lastStamp(entry) > above);
	return new Map([...ahead, ...createdAhead].slice(0, capacity));
}

function max(numbers: readonly number[]): number {
	return numbers.reduce((highest, next) => Math.max(highest, next), 0);
}
