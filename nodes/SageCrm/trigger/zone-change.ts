import { restampState } from '../../shared/polling';
import { rereadStamp } from '../sdata/stamps';
import type { WatchedState } from './node-state';

/**
 * What is known of a resource as it reads in the zone that is named now. Dates carry no zone of
 * their own: with another one they would all seem to have moved, and what was delivered would come again or
 * what is new would seem old.
 *
 * @returns the same object where nothing changes
 */
export function inZone(known: WatchedState, zone: string): WatchedState {
	const before = known.zone;
	if (before === null || before === zone) return known;
	const state = restampState(known.state, (stamp) => rereadStamp(stamp, before, zone));
	return { ...known, zone, dialect: null, state };
}
