import type { ResourceState } from './state';
import { unstamped, type Stamp } from './types';

/**
 * The state as it would be if every stamp had always been read as `read` gives it: what was delivered
 * stays delivered, and what was not is still to come.
 *
 * @param read keeps the order of stamps
 */
export function restampState(state: ResourceState, read: (stamp: Stamp) => Stamp): ResourceState {
	// Not points in time, but the absence of one.
	const again = (stamp: Stamp) => (stamp <= unstamped ? stamp : read(stamp));
	const { scan } = state;
	const silence = scan?.silence ?? null;
	return {
		...state,
		watermark: again(state.watermark),
		checkpoints: state.checkpoints.map((point) => ({ ...point, stamp: again(point.stamp) })),
		ledger: new Map(
			[...state.ledger].map(([id, entry]) => [
				id,
				{ ...entry, stamp: again(entry.stamp), created: entry.created === null ? null : again(entry.created) },
			]),
		),
		scan: scan && {
			...scan,
			horizon: again(scan.horizon),
			silence: silence && { ...silence, above: again(silence.above), upTo: again(silence.upTo) },
		},
		backlogs: state.backlogs.map((backlog) => ({ ...backlog, from: again(backlog.from), to: again(backlog.to) })),
	};
}
