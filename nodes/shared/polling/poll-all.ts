import { pollResource, type PollResult } from './poll';
import type { ResourceState } from './state';
import type { ChangeSource, PollSettings } from './types';

/** One resource of a poll over several. */
export interface ResourcePoll<T> {
	readonly source: ChangeSource<T>;
	readonly before: ResourceState | null;
	readonly settings: PollSettings;
}

/** Requests under way at once at the most: enough to hide waiting, few enough for a small server. */
const sideBySide = 4;

/**
 * Polls several resources, each with its own source and state; one's failure touches no other.
 *
 * Each gets its share of the time that is left when its turn comes, so that a slow one cannot use up
 * what the others need.
 *
 * @param leftMs milliseconds left for the whole poll
 * @returns the results in the order of `polls`
 */
export async function pollAll<T>(
	polls: ReadonlyArray<ResourcePoll<T>>,
	leftMs: () => number,
): Promise<ReadonlyArray<PollResult<T>>> {
	const results: Array<PollResult<T>> = [];
	let next = 0;
	const lane = async () => {
		for (let at = next++; at < polls.length; at = next++) {
			const poll = polls[at];
			if (poll === undefined) return;
			const waiting = polls.length - at;
			const share = leftMs() * Math.min(1, sideBySide / waiting);
			const until = leftMs() - share;
			const hasTime = (kept: number, seconds: number) => leftMs() > until + share * kept + seconds * 1000;
			results[at] = await pollResource(poll.source, poll.before, poll.settings, hasTime);
		}
	};
	await Promise.all(Array.from({ length: Math.min(sideBySide, polls.length) }, lane));
	return results;
}
