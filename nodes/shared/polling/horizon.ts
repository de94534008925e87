import type { Checkpoint, ResourceState } from './state';
import type { Clock, Stamp } from './types';

/** Checkpoints kept at the most: enough for one every few polls within the settle time. */
export const maxCheckpoints = 8;

/**
 * The stamp up to which everything was visible when a request was begun: the newest checkpoint that
 * had been reached at least `settle` before, by the server's clock and by the local one. Either clock
 * alone may jump ahead; a late commit would then be taken for impossible too early.
 *
 * @param settleOf seconds that a stamp takes to settle
 */
export function horizonOf(
	{ watermark, checkpoints, basis }: Pick<ResourceState, 'watermark' | 'checkpoints' | 'basis'>,
	clock: Clock,
	settleOf: (stamp: Stamp) => number,
): Stamp {
	const began = timeOf(clock, basis) - clock.elapsed;
	const beganLocal = clock.local - clock.elapsed;
	let horizon = watermark;
	for (const { stamp, reached, reachedLocal } of checkpoints) {
		const settle = settleOf(stamp);
		if (began - reached >= settle && beganLocal - reachedLocal >= settle) horizon = Math.max(horizon, stamp);
	}
	return horizon;
}

/**
 * Takes note of a stamp that was seen. When all places are taken the newest checkpoint gives way:
 * the older ones are closer to being settled.
 */
export function reach(checkpoints: readonly Checkpoint[], stamp: Stamp, clock: Clock, basis: Basis): Checkpoint[] {
	const newest = checkpoints.at(-1);
	if (newest !== undefined && stamp <= newest.stamp) return [...checkpoints];
	// What the clock shows is cut to the second: it may have been almost a second later.
	const reached = timeOf(clock, basis) + 1;
	const reachedLocal = clock.local + 1;
	const sameMoment = newest?.reached === reached && newest.reachedLocal === reachedLocal;
	const keep = sameMoment || checkpoints.length >= maxCheckpoints ? checkpoints.slice(0, -1) : checkpoints;
	return [...keep, { stamp, reached, reachedLocal }];
}

/** A checkpoint cannot have been reached later than now: after a clock was set back, its time starts anew. */
export function notAfter(checkpoints: readonly Checkpoint[], clock: Clock, basis: Basis): Checkpoint[] {
	return checkpoints.map((checkpoint) => ({
		...checkpoint,
		reached: basis === 'local' ? Math.min(checkpoint.reached, clock.local + 1) : checkpoint.reached,
		reachedLocal: Math.min(checkpoint.reachedLocal, clock.local + 1),
	}));
}

export type Basis = ResourceState['basis'];

export function basisOf({ server }: Clock): Basis {
	return server === null ? 'local' : 'server';
}

/** By how much the server's clock runs ahead of the local one; null where it does not tell the time. */
export function leadOf({ server, local }: Clock): number | null {
	return server === null ? null : server - local;
}

export function timeOf({ server, local }: Clock, basis: Basis): Stamp {
	return basis === 'server' ? (server ?? local) : local;
}
