import { applyBacklog } from './backlog';
import { observeClock, observeStamp } from './clock';
import type { Draft } from './draft';
import { isLast, observeTotal } from './pages';
import type { Requests } from './requests';
import type { Backlog } from './state';
import { effectiveStamp } from './types';

/** How far a poll may go. */
export interface Extent {
	/** Events that it may have by then. */
	readonly limit: number;
	/** Part of its time that is left for what is read after it. */
	readonly keptTime: number;
}

/** Reads on in the backlogs, another one first with each poll: one may wait for room that another has to make. */
export async function readBacklogs<T>(draft: Draft<T>, requests: Requests<T>, extent: Extent): Promise<void> {
	const { backlogs, settings } = draft;
	const first = Math.floor(settings.turn / 2) % Math.max(1, backlogs.length);
	for (const backlog of [...backlogs.slice(first), ...backlogs.slice(0, first)]) {
		if ((await readBacklog(draft, backlog, requests, extent)) === 'spent') return;
	}
}

/** @returns `waits` where the ledger has no room for its next row, `spent` where the poll has to end */
async function readBacklog<T>(
	draft: Draft<T>,
	begun: Backlog,
	requests: Requests<T>,
	{ limit, keptTime }: Extent,
): Promise<'done' | 'waits' | 'spent'> {
	let backlog = begun;
	for (;;) {
		if (draft.changes.length >= limit || !requests.mayAsk(keptTime)) return 'spent';
		const { from, last } = backlog;
		const page = await requests.page({ from: from > 0 ? from + 1 : null, after: last });
		if (observeClock(draft, page.clock)) return 'spent';
		observeTotal(draft, page);
		const before = backlog;
		let stopped: 'waits' | 'spent' | null = null;
		for (const version of page.versions) {
			if (draft.changes.length >= limit) stopped = 'spent';
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
