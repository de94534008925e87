import { applyBacklog } from './backlog';
import { observeClock, observeStamp } from './clock';
import { Draft } from './draft';
import { horizonOf } from './horizon';
import { applyLive, completeScan, interruptScan } from './live';
import { lookAhead } from './look-ahead';
import { inOrder, isLast, observeTotal } from './pages';
import { firstState } from './start';
import type { Backlog, ResourceState, Scan } from './state';
import { effectiveStamp, type Change, type ChangeSource, type Notice, type PollSettings } from './types';

export interface PollResult<T> {
	readonly changes: ReadonlyArray<Change<T>>;
	/** The state to keep; null where a first poll did not come as far as having one. */
	readonly state: ResourceState | null;
	readonly notices: readonly Notice[];
	/** What ended the poll before its time; what had been read is in `changes` and `state` all the same. */
	readonly failure: { readonly cause: unknown } | null;
	/** Whether the source answered at all. */
	readonly answered: boolean;
}

/**
 * One poll of one resource: reads what is new, says what has happened since `before`, and what the
 * next poll has to know. `before` is never changed.
 *
 * @param before the state that the last poll left, null for the first poll
 * @param hasTime asked before each request but the first
 */
export async function pollResource<T>(
	source: ChangeSource<T>,
	before: ResourceState | null,
	settings: PollSettings,
	hasTime: () => boolean,
): Promise<PollResult<T>> {
	let draft: Draft<T> | null = null;
	let failure: PollResult<T>['failure'] = null;
	let answered = false;
	const counting: Pick<ChangeSource<T>, 'page'> = {
		page: async (query) => {
			const page = await source.page(query);
			answered = true;
			return page;
		},
	};
	try {
		const ambiguity = (stamp: number) => source.ambiguity?.(stamp) ?? 0;
		const settleOf = (stamp: number) => settings.settle + ambiguity(stamp);
		const state = before ?? firstState(await source.newest(), settings, ambiguity);
		answered ||= before === null;
		draft = new Draft<T>(state, settings, settleOf);
		const hadBacklog = draft.backlogs.length > 0;
		const limit = hadBacklog ? Math.ceil(settings.maxEvents / 2) : settings.maxEvents;
		const asked = { pages: before === null ? 1 : 0 };
		const mayAsk = () => asked.pages++ === 0 || hasTime();
		const goesOn = draft.scan !== null;
		if (goesOn && mayAsk()) await lookAhead(draft, counting, limit, hasTime);
		const stopped = await readLive(draft, counting, limit, mayAsk);
		const waits = stopped === 'limit' || draft.held !== null;
		if (waits && stopped !== 'time' && !goesOn && mayAsk()) await lookAhead(draft, counting, limit, hasTime);
		if (hadBacklog && stopped !== 'time') await readBacklogs(draft, counting, mayAsk);
	} catch (cause) {
		failure = { cause };
		if (draft?.scan != null) interruptScan(draft, draft.scan, false);
	}
	if (draft === null) return { changes: [], state: before, notices: [], failure, answered };
	const notices: Notice[] = [...draft.notices];
	if (draft.held !== null) {
		notices.push({ about: 'ledger-full', held: draft.held.count, exampleId: draft.held.exampleId });
	}
	return { changes: draft.changes, state: draft.toState(), notices, failure, answered };
}

type Stopped = 'done' | 'limit' | 'time';

async function readLive<T>(
	draft: Draft<T>,
	source: Pick<ChangeSource<T>, 'page'>,
	limit: number,
	mayAsk: () => boolean,
): Promise<Stopped> {
	for (;;) {
		if (!mayAsk()) {
			if (draft.scan !== null) interruptScan(draft, draft.scan, false);
			return 'time';
		}
		const from = draft.watermark > 0 ? draft.watermark + 1 : null;
		const page = inOrder(await source.page({ from, after: draft.scan?.last ?? 0 }), draft.scan?.last ?? 0);
		if (observeClock(draft, page.clock)) continue;
		observeTotal(draft, page);
		let scan: Scan = draft.scan ?? {
			last: 0,
			horizon: horizonOf(draft, page.clock, draft.settleOf),
			silence: null,
		};
		const scanLimit =
			draft.totalsProven && page.total !== null && page.total <= limit ? limit : limit - keptBack(limit);
		for (const version of page.versions) {
			if (draft.changes.length >= scanLimit) {
				interruptScan(draft, scan, true);
				return 'limit';
			}
			if (!applyLive(draft, scan, version)) {
				interruptScan(draft, scan, false);
				return 'limit';
			}
			observeStamp(draft, effectiveStamp(version), page.clock);
			scan = { ...scan, last: version.id };
		}
		if (isLast(draft, page)) {
			completeScan(draft, scan);
			return 'done';
		}
		draft.scan = scan;
	}
}

/** Events that a scan that cannot be read at once leaves for what has changed since. */
function keptBack(limit: number): number {
	return Math.floor(limit / 4);
}

/** Reads on in the backlogs, the oldest first, with what is left of the poll. */
async function readBacklogs<T>(
	draft: Draft<T>,
	source: Pick<ChangeSource<T>, 'page'>,
	mayAsk: () => boolean,
): Promise<void> {
	for (const backlog of [...draft.backlogs]) {
		if ((await readBacklog(draft, backlog, source, mayAsk)) === 'spent') return;
	}
}

/** @returns `waits` where the ledger has no room for its next row, `spent` where the poll has to end */
async function readBacklog<T>(
	draft: Draft<T>,
	begun: Backlog,
	source: Pick<ChangeSource<T>, 'page'>,
	mayAsk: () => boolean,
): Promise<'done' | 'waits' | 'spent'> {
	let backlog = begun;
	for (;;) {
		if (draft.changes.length >= draft.settings.maxEvents || !mayAsk()) return 'spent';
		const { from, last } = backlog;
		const page = inOrder(await source.page({ from: from > 0 ? from + 1 : null, after: last }), last);
		if (observeClock(draft, page.clock)) return 'spent';
		observeTotal(draft, page);
		const before = backlog;
		let stopped: 'waits' | 'spent' | null = null;
		for (const version of page.versions) {
			if (draft.changes.length >= draft.settings.maxEvents) stopped = 'spent';
			else if (!applyBacklog(draft, backlog, version)) stopped = 'waits';
			if (stopped !== null) break;
			observeStamp(draft, effectiveStamp(version), page.clock);
			backlog = { ...backlog, last: version.id };
		}
		const done = stopped === null && isLast(draft, page);
		draft.backlogs = draft.backlogs.flatMap((other) => (other !== before ? [other] : done ? [] : [backlog]));
		draft.prune();
		if (stopped !== null) return stopped;
		if (done) return 'done';
	}
}
