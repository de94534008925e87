import { dropCreatedLater, prune, type LedgerEntry } from './ledger';
import type { Backlog, Checkpoint, ResourceState, Scan } from './state';
import type { Change, ChangeKind, Notice, PollSettings, RecordId, Stamp } from './types';

/**
 * The next state while it is being worked out. It is made from a copy, so that the state a poll was
 * given stays as it is whatever happens, and turned into a state again when the poll is over.
 */
export class Draft<T> {
	watermark: Stamp;
	checkpoints: readonly Checkpoint[];
	readonly ledger: Map<RecordId, LedgerEntry>;
	scan: Scan | null;
	backlogs: readonly Backlog[];
	maxId: RecordId;
	totalsProven: boolean;
	basis: ResourceState['basis'];
	lead: number | null;
	lastLocal: Stamp;

	/** By the last answer of this poll. */
	serverTime: Stamp = 0;

	/** Whether what is read now is a look ahead of an interrupted scan. */
	looksAhead = false;

	readonly changes: Array<Change<T>> = [];
	readonly notices: Notice[] = [];
	/** Versions delivered or dropped as not wanted: a poll that counts none here may have to go on where it stopped. */
	advanced = 0;
	/** Rows held back because the ledger was full, for one notice at the end, and the newest stamp reached before the first of them. */
	held: { count: number; exampleId: RecordId; newest: Stamp } | null = null;
	/** Versions delivered that have no stamp at all: once the watermark is above 0 nothing tells when such a row changes. */
	undated: { count: number; exampleId: RecordId } | null = null;

	constructor(
		state: ResourceState,
		readonly settings: PollSettings,
		readonly settleOf: (stamp: Stamp) => number,
	) {
		this.watermark = state.watermark;
		this.checkpoints = state.checkpoints;
		this.ledger = new Map(state.ledger);
		this.scan = state.scan;
		this.backlogs = state.backlogs;
		this.maxId = state.maxId;
		this.totalsProven = state.totalsProven;
		this.basis = state.basis;
		this.lead = state.lead;
		this.lastLocal = state.lastLocal;
	}

	/** Whether rows of the live window have to be held back: a scan leaves room for what a look ahead finds. */
	get ledgerFull(): boolean {
		const { ledgerCapacity } = this.settings;
		const kept = this.looksAhead ? this.reserve : Math.floor(ledgerCapacity / 4);
		return this.ledger.size >= ledgerCapacity - kept;
	}

	/** Whether not even a backlog may enter a row. */
	get ledgerBrimming(): boolean {
		return this.ledger.size >= this.settings.ledgerCapacity;
	}

	/** Room that only backlogs use, so that they can free what they keep there themselves. */
	private get reserve(): number {
		return Math.min(64, Math.floor(this.settings.ledgerCapacity / 4));
	}

	/** The earliest stamp that something written at this moment may carry. */
	earliestReading(stamp: Stamp): Stamp {
		return stamp - (this.settleOf(stamp) - this.settings.settle);
	}

	/** The newest stamp reached. */
	get newest(): Stamp {
		return this.checkpoints.at(-1)?.stamp ?? this.watermark;
	}

	deliver(change: Change<T>): void {
		this.advanced++;
		this.maxId = Math.max(this.maxId, change.version.id);
		const kind = wantedKind(change, this.settings);
		if (kind !== null && change.version.silent !== true) this.changes.push({ ...change, kind });
		const { id, created, updated } = change.version;
		if (created === null && updated === null) {
			this.undated = { count: (this.undated?.count ?? 0) + 1, exampleId: this.undated?.exampleId ?? id };
		}
	}

	hold(id: RecordId): void {
		// The scan comes to it, and counts it there.
		if (this.looksAhead) return;
		this.held = {
			count: (this.held?.count ?? 0) + 1,
			exampleId: this.held?.exampleId ?? id,
			newest: this.held?.newest ?? this.newest,
		};
	}

	/** Everything stamped `stamp` or earlier is done with: the watermark never goes back here. */
	raiseWatermark(stamp: Stamp): void {
		this.watermark = Math.max(this.watermark, stamp);
		this.checkpoints = this.checkpoints.filter((checkpoint) => checkpoint.stamp > this.watermark);
		this.prune();
	}

	/** @returns whether that made room in the ledger */
	dropCreatedLater(): boolean {
		return dropCreatedLater(this.ledger, this.watermark, this.backlogs);
	}

	prune(): void {
		prune(this.ledger, this.watermark, this.backlogs);
	}

	toState(): ResourceState {
		const { watermark, checkpoints, ledger, scan, backlogs, maxId, totalsProven, basis, lead, lastLocal } = this;
		return { watermark, checkpoints, ledger, scan, backlogs, maxId, totalsProven, basis, lead, lastLocal };
	}
}

/**
 * As what a change is told, null if it is not wanted. Where only updates are wanted, what counts is
 * in the version itself: a row created and changed later than the tolerance allows is an update.
 * Nothing then hangs on state that a restart may lose.
 */
function wantedKind({ kind, stamp, version }: Change<unknown>, settings: PollSettings): ChangeKind | null {
	const { kinds, createdTolerance } = settings;
	if (kinds.has(kind)) return kind;
	if (!kinds.has('updated') || version.created === null) return null;
	return stamp > version.created + createdTolerance ? 'updated' : null;
}
