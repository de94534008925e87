import { observeClock, observeStamp } from './clock';
import type { Draft } from './draft';
import { applyLive } from './live';
import { inOrder, isLast, observeTotal } from './pages';
import type { ChangeSource, Stamp } from './types';
import { effectiveStamp } from './types';

/**
 * Delivers what is stamped later than everything read so far, before a scan comes to it that was interrupted
 * or has to hold rows back: when very many rows change at once, what changes after them does not have to wait.
 *
 * It only fills the ledger, so that the scan leaves those rows out: neither the watermark nor the scan moves.
 *
 * @param limit events that this poll may have by then
 */
export async function lookAhead<T>(
	draft: Draft<T>,
	source: Pick<ChangeSource<T>, 'page'>,
	limit: number,
	hasTime: () => boolean,
): Promise<void> {
	const newest = draft.held?.newest ?? draft.newest;
	if (newest <= draft.watermark || draft.scan?.silence != null) return;
	draft.looksAhead = true;
	await readPages(draft, source, newest + 1, limit, hasTime);
	draft.looksAhead = false;
}

async function readPages<T>(
	draft: Draft<T>,
	source: Pick<ChangeSource<T>, 'page'>,
	from: Stamp,
	limit: number,
	hasTime: () => boolean,
): Promise<void> {
	let after = 0;
	for (let asked = 0; draft.changes.length < limit && (asked === 0 || hasTime()); asked++) {
		const page = inOrder(await source.page({ from, after }), after);
		if (observeClock(draft, page.clock)) return;
		observeTotal(draft, page);
		for (const version of page.versions) {
			if (draft.changes.length >= limit) return;
			observeStamp(draft, effectiveStamp(version), page.clock);
			// Nothing counts as settled here, so that all that is delivered enters the ledger.
			applyLive(draft, { last: after, horizon: draft.watermark, silence: null }, version);
			after = version.id;
		}
		if (isLast(draft, page)) return;
	}
}
