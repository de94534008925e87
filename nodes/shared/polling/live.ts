import { belongsToBacklog } from './backlog';
import type { Draft } from './draft';
import { dropOldest, entryOf, isDelivered, lastStamp, markKnown, type LedgerEntry } from './ledger';
import type { Scan, Silence } from './state';
import { effectiveStamp, type ChangeKind, type Stamp, type Version } from './types';

/** What is done with one version that the live scan meets. */
export type LiveDecision = 'skip' | 'silence' | 'hold' | 'stop' | ChangeKind;

/**
 * Decides about one version from what is known, changing nothing.
 *
 * @param entry what the ledger holds of its id
 */
export function decideLive(
	version: Version<unknown>,
	entry: LedgerEntry | undefined,
	scan: Scan,
	draft: Pick<Draft<unknown>, 'watermark' | 'backlogs' | 'maxId' | 'ledgerFull' | 'serverTime' | 'settings'>,
): LiveDecision {
	const stamp = effectiveStamp(version);
	if (stamp <= draft.watermark) return 'skip';
	if (belongsToBacklog(version, entry, draft.backlogs) || isDelivered(entry, version)) return 'skip';
	const { silence, horizon } = scan;
	if (silence !== null && entry === undefined && isSilent(stamp, silence, draft)) return 'silence';
	if (entry !== undefined) return 'updated';
	const kind = kindOf(version, scan, draft);
	if (stamp <= horizon || !draft.ledgerFull) return kind;
	// Once the watermark has passed its created stamp, nothing would tell that it is new: it has to
	// become a backlog's.
	const wouldPassAsOld = kind === 'created' && version.created !== null && version.created <= horizon;
	return wouldPassAsOld && draft.backlogs.length < utmost * draft.settings.maxBacklogs ? 'stop' : 'hold';
}

/** How many times the usual number of backlogs there may be where a row would otherwise be told as what it is not. */
const utmost = 8;

function isSilent(
	stamp: Stamp,
	{ why, above, upTo }: Silence,
	{ serverTime, settings }: Pick<Draft<unknown>, 'serverTime' | 'settings'>,
): boolean {
	// What is written while a scan after a corrected clock goes on must not fall into its silence.
	const from = why === 'clock' ? Math.max(above, serverTime + settings.settle) : above;
	return stamp > from && stamp <= upTo;
}

/** Of a version whose id is not in the ledger. Exact, because every row created up to the watermark was delivered. */
function kindOf(
	version: Version<unknown>,
	{ silence }: Scan,
	{ watermark, maxId }: Pick<Draft<unknown>, 'watermark' | 'maxId'>,
): ChangeKind {
	if (version.created === null) return version.id > maxId ? 'created' : 'updated';
	const wasThere = silence !== null && silence.why !== 'clock';
	const knownUpTo = wasThere ? Math.max(watermark, silence.upTo) : watermark;
	return version.created > knownUpTo && version.created <= effectiveStamp(version) ? 'created' : 'updated';
}

/**
 * Applies one version, in ascending order of ids.
 *
 * @returns false where the scan has to stop before this version
 */
export function applyLive<T>(draft: Draft<T>, scan: Scan, version: Version<T>): boolean {
	const { id } = version;
	const stamp = effectiveStamp(version);
	const entry = draft.ledger.get(id);
	const decision = decideLive(version, entry, scan, draft);
	switch (decision) {
		case 'stop':
			return false;
		case 'skip':
			// Delivered long ago, but created "later" than the watermark: once changed it would look new.
			if (stamp <= draft.watermark && !belongsToBacklog(version, entry, draft.backlogs)) {
				remember(draft, version, draft.watermark);
			}
			return true;
		case 'hold':
			if (draft.dropCreatedLater()) return applyLive(draft, scan, version);
			if (scan.silence?.why === 'start' && makeRoom(draft, scan.silence)) return applyLive(draft, scan, version);
			draft.hold(id);
			return true;
		case 'silence':
			silence(draft, version, scan);
			return true;
		case 'created':
		case 'updated':
			draft.deliver({ kind: decision, stamp, version });
			remember(draft, version, scan.horizon);
			return true;
	}
}

/** Enters a version that something may still ask about once everything up to `upTo` is done with. */
function remember(draft: Draft<unknown>, version: Version<unknown>, upTo: Stamp): void {
	const before = draft.ledger.get(version.id);
	const entry = entryOf(version, before?.known ?? false);
	// Where there is no room, only the exact kind of a later change may be lost by this.
	const needed = entry.stamp > upTo || (lastStamp(entry) > upTo && !draft.ledgerFull);
	if (before !== undefined || needed) draft.ledger.set(version.id, entry);
}

/** The scan has read everything: what was stamped up to its horizon is done with. */
export function completeScan(draft: Draft<unknown>, scan: Scan): void {
	draft.scan = null;
	draft.raiseWatermark(scan.horizon);
}

/**
 * The scan was interrupted. What it has not read up to its horizon becomes a backlog, so that the next
 * poll sees at once what changes from now on.
 *
 * @param by what stopped it: the number of events, a row that must not be passed by, or anything else
 */
export function interruptScan(draft: Draft<unknown>, scan: Scan, by: 'limit' | 'row' | 'else'): void {
	draft.scan = scan;
	if (scan.silence !== null) return;
	if (scan.horizon > draft.watermark) {
		const most = draft.settings.maxBacklogs * (by === 'row' ? utmost : 1);
		if (draft.backlogs.length < most) split(draft, scan);
		return;
	}
	// Nothing had settled when it began. What was delivered is in the ledger, so that a scan begun
	// anew, with a later horizon, loses nothing and sees new changes with low ids at once.
	if (by === 'limit' && draft.advanced > 0) draft.scan = null;
}

function split(draft: Draft<unknown>, { last, horizon }: Scan): void {
	draft.backlogs = [...draft.backlogs, { from: draft.watermark, to: horizon, last, maxId: draft.maxId }];
	draft.scan = null;
	markKnown(draft.ledger, last);
	draft.raiseWatermark(horizon);
}

function silence(draft: Draft<unknown>, version: Version<unknown>, { silence }: Scan): void {
	const stamp = effectiveStamp(version);
	if (draft.ledgerFull && silence !== null) {
		if (silence.why !== 'start') {
			// The watermark must not follow stamps from the future: the row waits until there is room, and is
			// then taken for a change.
			draft.hold(version.id);
			return;
		}
		makeRoom(draft, silence);
		if (stamp <= draft.watermark) return;
	}
	draft.ledger.set(version.id, entryOf(version, false));
	draft.maxId = Math.max(draft.maxId, version.id);
}

/**
 * At a start with more rows than the ledger holds, the watermark rises over what was there before, the
 * oldest second first, until they fit.
 */
function makeRoom(draft: Draft<unknown>, { upTo }: Silence): boolean {
	draft.raiseWatermark(dropOldest(draft.ledger, upTo) ?? upTo);
	return !draft.ledgerFull;
}
