import { observeClock, observeStamp } from './clock';
import type { Draft } from './draft';
import { horizonOf } from './horizon';
import { applyLive, completeScan, interruptScan } from './live';
import { isLast, observeTotal } from './pages';
import type { Requests } from './requests';
import type { Scan } from './state';
import { effectiveStamp, type Stamp } from './types';

/** Why reading ended: at the end, by the number of events, because the ledger is full, or for want of time. */
export type Stopped = 'done' | 'limit' | 'held' | 'time';

/** Part of the poll's time that the scan leaves for what is read after it: it goes on with the next poll. */
const keptTime = 1 / 4;

/**
 * Reads the live window: goes on with the scan that was interrupted, or begins one.
 *
 * @param limit events that the poll may have by then
 */
export async function readLive<T>(draft: Draft<T>, requests: Requests<T>, limit: number): Promise<Stopped> {
	for (;;) {
		if (!requests.mayAsk(keptTime)) {
			if (draft.scan !== null) interruptScan(draft, draft.scan, 'else');
			return 'time';
		}
		const from = draft.watermark > 0 ? draft.watermark + 1 : null;
		const page = await requests.page({ from, after: draft.scan?.last ?? 0 });
		if (observeClock(draft, page.clock)) continue;
		observeTotal(draft, page);
		if (page.reached !== undefined) observeStamp(draft, page.reached, page.clock);
		const horizon = horizonOf(draft, page.clock, draft.settleOf);
		if (draft.scan !== null && isOutdated(draft, draft.scan, horizon)) {
			draft.scan = null;
			continue;
		}
		let scan: Scan = draft.scan ?? { last: 0, horizon, silence: null };
		const scanLimit =
			draft.totalsProven && page.total !== null && page.total <= limit ? limit : limit - keptBack(limit);
		let beforeHeld: Scan | null = null;
		for (const version of page.versions) {
			if (draft.changes.length >= scanLimit) {
				interruptScan(draft, scan, 'limit');
				return 'limit';
			}
			const held = draft.held?.count ?? 0;
			if (!applyLive(draft, scan, version)) {
				interruptScan(draft, scan, 'row');
				return 'limit';
			}
			if (draft.held !== null && draft.held.count > held) beforeHeld ??= scan;
			observeStamp(draft, effectiveStamp(version), page.clock);
			scan = { ...scan, last: version.id };
		}
		if (beforeHeld !== null && hasNothingSettled(draft, scan)) {
			// What follows would have to be held back as well, and read again with every poll.
			draft.scan = draft.settings.turn % againEvery === 0 ? null : beforeHeld;
			return 'held';
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
	return limit > 1 ? Math.ceil(limit / 4) : 0;
}

/**
 * Polls after which a scan that has to hold rows back begins anew all the same: what was stamped in the
 * future is taken note of only when it is read again.
 */
const againEvery = 8;

function hasNothingSettled({ watermark }: Draft<unknown>, { horizon, silence }: Scan): boolean {
	return silence === null && horizon <= watermark;
}

/**
 * Whether a scan that was interrupted when nothing had settled can begin anew with a later horizon: what it
 * has delivered is in the ledger.
 */
function isOutdated(draft: Draft<unknown>, scan: Scan, horizon: Stamp): boolean {
	return hasNothingSettled(draft, scan) && horizon > draft.watermark;
}
