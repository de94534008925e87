import { observeClock, observeStamp } from './clock';
import type { Draft } from './draft';
import { applyLive } from './live';
import { isLast, observeTotal } from './pages';
import type { Requests } from './requests';
import { effectiveStamp, type Stamp } from './types';

/**
 * Delivers what is stamped later than everything read so far, before a scan comes to it that was interrupted
 * or has to hold rows back: when very many rows change at once, what changes after them does not have to wait.
 *
 * It only fills the ledger, so that the scan leaves those rows out: neither the watermark nor the scan moves.
 *
 * @param limit events that the poll may have by then
 */
export async function lookAhead<T>(draft: Draft<T>, requests: Requests<T>, limit: number): Promise<void> {
	const newest = draft.held?.newest ?? draft.newest;
	if (newest <= draft.watermark || draft.scan?.silence != null) return;
	const { maxId } = draft;
	draft.looksAhead = true;
	await readPages(draft, requests, newest + 1, limit);
	draft.looksAhead = false;
	// The scan has yet to see lower ids: without a created stamp they are told as new by this.
	draft.maxId = maxId;
}

async function readPages<T>(draft: Draft<T>, requests: Requests<T>, from: Stamp, limit: number): Promise<void> {
	let after = 0;
	while (draft.changes.length < limit && requests.mayAsk(0)) {
		const page = await requests.page({ from, after });
		if (observeClock(draft, page.clock)) return;
		observeTotal(draft, page);
		for (const version of page.versions) {
			if (draft.changes.length >= limit) return;
			after = version.id;
			// A server that is asked coarsely sends older ones as well, which are the scan's.
			if (effectiveStamp(version) < from) continue;
			observeStamp(draft, effectiveStamp(version), page.clock);
			// Nothing counts as settled here, so that all that is delivered enters the ledger.
			applyLive(draft, { last: after, horizon: draft.watermark, silence: null }, version);
		}
		if (isLast(draft, page)) return;
	}
}
