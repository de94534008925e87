import type { Ledger } from './ledger';
import type { RecordId, Stamp } from './types';

/** A stamp that was the newest reached, and when it was first reached by both clocks (upper bounds). */
export interface Checkpoint {
	readonly stamp: Stamp;
	/** By the server's clock, or by the local one where the server tells no time (see `basis`). */
	readonly reached: Stamp;
	readonly reachedLocal: Stamp;
}

/**
 * Why versions become no events: at a `start` they were there before; so they were at a start `ahead`,
 * where stamps are later than the server's time and the watermark must not follow them; after a corrected
 * `clock` they had been delivered.
 */
export const silenceReasons = ['start', 'ahead', 'clock'] as const;

/** Versions stamped later than `above` and not later than `upTo` become no events. */
export interface Silence {
	readonly why: (typeof silenceReasons)[number];
	readonly above: Stamp;
	readonly upTo: Stamp;
}

/** A pass over all versions later than the watermark, in the order of ids. */
export interface Scan {
	/** The last id read. */
	readonly last: RecordId;
	/** Fixed when the scan began: what was stamped then or earlier was visible by then. */
	readonly horizon: Stamp;
	readonly silence: Silence | null;
}

/** What is left to be read beside the live window: an interrupted scan's rest, or a start in the past. */
export interface Backlog {
	/** Its window: stamps later than `from`, not later than `to`. */
	readonly from: Stamp;
	readonly to: Stamp;
	/** The last id read. */
	readonly last: RecordId;
	/** A row without a created stamp counts as created if its id is above this one. */
	readonly maxId: RecordId;
}

/** All that is kept of one resource between two polls. */
export interface ResourceState {
	/** Every version stamped then or earlier has been delivered, or was there before the start, or is a backlog's. */
	readonly watermark: Stamp;
	/** Newest stamps reached that are later than the watermark, ascending. */
	readonly checkpoints: readonly Checkpoint[];
	readonly ledger: Ledger;
	readonly scan: Scan | null;
	/** Their windows do not overlap; the oldest first. */
	readonly backlogs: readonly Backlog[];
	/** The highest id delivered or seen to be delivered. */
	readonly maxId: RecordId;
	/** Whether the server's counts were seen to count more than the page they came with. */
	readonly totalsProven: boolean;
	/** Whose clock the checkpoints were taken by. */
	readonly basis: 'server' | 'local';
	/** By how much the server's clock was seen to run ahead of the local one at the most; null before it told the time. */
	readonly lead: number | null;
	/** When the last answer came, by the local clock. */
	readonly lastLocal: Stamp;
}
