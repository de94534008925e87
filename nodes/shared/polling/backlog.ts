import type { Draft } from './draft';
import { isDelivered, type LedgerEntry } from './ledger';
import type { Backlog } from './state';
import { effectiveStamp, type ChangeKind, type Version } from './types';

/**
 * Whether a row waits for the backlog: created in its window, not yet passed, never delivered. It is
 * then the backlog's alone, whatever stamp it has when the backlog comes to it.
 */
export function isPending(version: Version<unknown>, entry: LedgerEntry | undefined, backlog: Backlog): boolean {
	if (version.id <= backlog.last || entry?.known === true) return false;
	if (version.created === null) return version.id > backlog.maxId && effectiveStamp(version) > backlog.from;
	return version.created > backlog.from && version.created <= backlog.to;
}

/** What is done with one version that the backlog meets; `wait` stops it there until the ledger has room. */
export type BacklogDecision = 'skip' | 'wait' | ChangeKind;

export function decideBacklog(
	version: Version<unknown>,
	entry: LedgerEntry | undefined,
	backlog: Backlog,
	draft: Pick<Draft<unknown>, 'watermark' | 'ledgerFull'>,
): BacklogDecision {
	const stamp = effectiveStamp(version);
	if (isPending(version, entry, backlog)) {
		if (isDelivered(entry, version)) return 'skip';
		if (stamp > draft.watermark && entry === undefined && draft.ledgerFull) return 'wait';
		return 'created';
	}
	if (stamp <= backlog.from || stamp > backlog.to || isDelivered(entry, version)) return 'skip';
	return 'updated';
}

/**
 * Applies one version, in ascending order of ids.
 *
 * @returns false where the backlog has to wait before this version
 */
export function applyBacklog<T>(draft: Draft<T>, backlog: Backlog, version: Version<T>): boolean {
	const { id, digest } = version;
	const entry = draft.ledger.get(id);
	const decision = decideBacklog(version, entry, backlog, draft);
	if (decision === 'wait') return false;
	if (decision === 'skip') return true;
	const stamp = effectiveStamp(version);
	draft.deliver({ kind: decision, stamp, version });
	if (stamp > draft.watermark) draft.ledger.set(id, { stamp, digest, known: false });
	return true;
}
