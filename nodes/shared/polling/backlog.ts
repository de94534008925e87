import type { Draft } from './draft';
import { entryOf, isDelivered, type LedgerEntry } from './ledger';
import type { Backlog } from './state';
import { effectiveStamp, type ChangeKind, type Version } from './types';

/**
 * Whether a row waits for the backlog: created in its window, not yet passed, never delivered. It is
 * then the backlog's alone, whatever stamp it has when the backlog comes to it.
 */
export function isPending(version: Version<unknown>, entry: LedgerEntry | undefined, backlog: Backlog): boolean {
	if (version.id <= backlog.last || entry !== undefined) return false;
	if (effectiveStamp(version) <= backlog.from) return false;
	if (version.created === null) return version.id > backlog.maxId;
	return version.created > backlog.from && version.created <= backlog.to;
}

/** What is done with one version that the backlog meets; `wait` stops it there until the ledger has room. */
export type BacklogDecision = 'skip' | 'wait' | ChangeKind;

export function decideBacklog(
	version: Version<unknown>,
	entry: LedgerEntry | undefined,
	backlog: Backlog,
	draft: Pick<Draft<unknown>, 'watermark' | 'ledgerBrimming' | 'backlogs'>,
): BacklogDecision {
	const stamp = effectiveStamp(version);
	const pending = isPending(version, entry, backlog);
	const isPendingElsewhere = () =>
		othersThan(backlog, draft.backlogs).some((other) => isPending(version, entry, other));
	const inWindow = stamp > backlog.from && stamp <= backlog.to;
	if (!pending && (!inWindow || isDelivered(entry, version) || isPendingElsewhere())) return 'skip';
	if (entry === undefined && draft.ledgerBrimming && willMeetAgain(version, backlog, draft)) return 'wait';
	return pending ? 'created' : 'updated';
}

/** A row that a backlog still has before it is its alone. */
export function belongsToBacklog(
	version: Version<unknown>,
	entry: LedgerEntry | undefined,
	backlogs: readonly Backlog[],
): boolean {
	const stamp = effectiveStamp(version);
	return backlogs.some(
		(backlog) =>
			isPending(version, entry, backlog) || (version.id > backlog.last && stamp > backlog.from && stamp <= backlog.to),
	);
}

/**
 * Applies one version, in ascending order of ids.
 *
 * @returns false where the backlog has to wait before this version
 */
export function applyBacklog<T>(draft: Draft<T>, backlog: Backlog, version: Version<T>): boolean {
	const { id } = version;
	const entry = draft.ledger.get(id);
	const decision = decideBacklog(version, entry, backlog, draft);
	if (decision === 'wait') {
		return draft.dropCreatedLater() && applyBacklog(draft, backlog, version);
	}
	if (decision === 'skip') return true;
	const stamp = effectiveStamp(version);
	draft.deliver({ kind: decision, stamp, version });
	if (entry !== undefined || willMeetAgain(version, backlog, draft)) {
		const known = belongsToBacklog(version, undefined, othersThan(backlog, draft.backlogs));
		draft.ledger.set(id, entryOf(version, known));
	}
	return true;
}

/** Whether the live window or another backlog will come across this very version later. */
function willMeetAgain(
	version: Version<unknown>,
	backlog: Backlog,
	{ watermark, backlogs }: Pick<Draft<unknown>, 'watermark' | 'backlogs'>,
): boolean {
	if (effectiveStamp(version) > watermark) return true;
	return belongsToBacklog(version, undefined, othersThan(backlog, backlogs));
}

/** After a clock was corrected, two backlogs may begin with the same stamp. */
function othersThan({ from, to, maxId }: Backlog, backlogs: readonly Backlog[]): Backlog[] {
	return backlogs.filter((other) => other.from !== from || other.to !== to || other.maxId !== maxId);
}
