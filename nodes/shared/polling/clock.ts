import type { Draft } from './draft';
import { basisOf, leadOf, notAfter, reach, timeOf } from './horizon';
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
	draft.serverTime = timeOf(clock, basis);
	const deficit = deficitOf(draft, clock);
	const corrected = deficit > Math.max(leastCorrection, draft.settings.settle - 2);
	if (corrected) goBack(draft, clock, deficit);
	const lead = leadOf(clock);
	if (lead !== null) draft.lead = corrected ? lead : Math.max(lead, expectedLead(draft, clock) ?? lead);
	draft.lastLocal = clock.local;
	return corrected;
}

/** Takes note of a stamp that was read. One from the future waits until its time has come. */
export function observeStamp(draft: Draft<unknown>, stamp: Stamp, clock: Clock): void {
	if (stamp <= draft.watermark || isFromFuture(stamp, clock)) return;
	draft.checkpoints = reach(draft.checkpoints, stamp, clock, draft.basis);
}

/** Seconds that clocks which are cut to the second may seem to differ without a reason. */
const leastCorrection = 3;

/** Seconds in which two good clocks do not drift apart by more than one: what is less is no correction. */
const driftTime = 1000;

/**
 * By how many seconds the server's clock is behind what it was seen to be ahead of the local one: that
 * also tells a clock that was set back long before the next poll. 0 or below where it is not.
 */
function deficitOf(draft: Draft<unknown>, clock: Clock): number {
	const now = leadOf(clock);
	const expected = expectedLead(draft, clock);
	if (now === null || expected === null) return 0;
	// The server told its time somewhere between asking and the answer: a slow answer is no correction.
	return expected - (now + clock.elapsed);
}

function expectedLead({ lead, lastLocal }: Draft<unknown>, { local }: Clock): number | null {
	return lead === null ? null : lead - Math.floor(Math.max(0, local - lastLocal) / driftTime);
}

/**
 * Stamps written since the correction are at least the server's time less the time since the last
 * answer. Everything later, and by the settle time earlier, is read again. What had been delivered with
 * a stamp that is now in the future is not repeated.
 */
function goBack(draft: Draft<unknown>, clock: Clock, seconds: number): void {
	const { settle } = draft.settings;
	const server = timeOf(clock, 'server');
	const since = Math.max(0, clock.local - draft.lastLocal) + clock.elapsed;
	const before = draft.watermark;
	const watermark = Math.min(before, Math.max(0, draft.earliestReading(server - settle - 1 - since)));
	const earlier = draft.scan?.silence ?? null;
	const upTo = Math.max(before, earlier?.upTo ?? 0);
	// Corrected a second time: what was written since the first was stamped up to the time before this one.
	const above = server + settle + (earlier?.why === 'clock' ? seconds : 0);
	draft.notices.push({ about: 'clock-corrected', seconds });
	draft.watermark = watermark;
	draft.checkpoints = [];
	const silence = upTo > above ? ({ why: 'clock', above, upTo } as const) : null;
	draft.scan = { last: 0, horizon: watermark, silence };
}
