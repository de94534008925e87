import type { Draft } from './draft';
import { basisOf, notAfter, reach, timeOf } from './horizon';
import { isFromFuture } from './start';
import type { Clock, Stamp } from './types';

/**
 * Takes note of the clocks that came with an answer.
 *
 * @returns true where the server's clock was found to have been set back by more than the settle
 *   time: the watermark has then gone back and the scan begins anew
 */
export function observeClock(draft: Draft<unknown>, clock: Clock): boolean {
	const basis = basisOf(clock);
	if (basis !== draft.basis) {
		// Times by one clock say nothing by another.
		const reached = timeOf(clock, basis) + 1;
		draft.checkpoints = draft.checkpoints.map((checkpoint) => ({ ...checkpoint, reached }));
		draft.basis = basis;
	}
	draft.checkpoints = notAfter(draft.checkpoints, clock, basis);
	const corrected = wasSetBack(draft, clock);
	if (corrected) goBack(draft, clock, clock.server ?? 0);
	if (clock.server !== null) {
		draft.lastServer = corrected ? clock.server : Math.max(draft.lastServer ?? 0, clock.server);
	}
	draft.lastLocal = clock.local;
	return corrected;
}

/** Takes note of a stamp that was read. One from the future waits until its time has come. */
export function observeStamp(draft: Draft<unknown>, stamp: Stamp, clock: Clock): void {
	if (stamp <= draft.watermark || isFromFuture(stamp, clock)) return;
	draft.checkpoints = reach(draft.checkpoints, stamp, clock, draft.basis);
}

function wasSetBack({ lastServer, settings }: Draft<unknown>, { server }: Clock): boolean {
	return server !== null && lastServer !== null && server < lastServer - settings.settle;
}

/**
 * Stamps written since the correction are at least the server's time less the time since the last
 * answer. Everything later, and by the settle time earlier, is read again. What had been delivered with
 * a stamp that is now in the future is not repeated.
 */
function goBack(draft: Draft<unknown>, clock: Clock, server: Stamp): void {
	const since = Math.max(0, clock.local - draft.lastLocal) + clock.elapsed;
	const before = draft.watermark;
	const watermark = Math.min(before, Math.max(0, server - draft.settings.settle - 1 - since));
	const upTo = Math.max(before, draft.scan?.silence?.upTo ?? 0);
	draft.notices.push({ about: 'clock-corrected', seconds: (draft.lastServer ?? server) + since - server });
	draft.watermark = watermark;
	draft.checkpoints = [];
	draft.scan = { last: 0, horizon: watermark, silence: upTo > server ? { why: 'clock', above: server, upTo } : null };
}
