import type { RecordId, Stamp, Version } from './types';
import { effectiveStamp } from './types';

/** A version already delivered. */
export interface LedgerEntry {
	readonly stamp: Stamp;
	/** Empty where the content is not comparable any more: then the stamp alone counts. */
	readonly digest: string;
	/** A backlog began before this id: until it has passed, the entry is needed there whatever its stamp. */
	readonly known: boolean;
	/** The created stamp where it is later than `stamp`: until then the row would look like a new one. */
	readonly created: Stamp | null;
}

export function entryOf(version: Version<unknown>, known: boolean): LedgerEntry {
	const stamp = effectiveStamp(version);
	const { created, digest } = version;
	return { stamp, digest, known, created: created !== null && created > stamp ? created : null };
}

/** The stamp up to which something asks about a version: the later of its two. */
export function lastStamp({ stamp, created }: Pick<LedgerEntry, 'stamp' | 'created'>): Stamp {
	return Math.max(stamp, created ?? 0);
}

export type Ledger = ReadonlyMap<RecordId, LedgerEntry>;

/** Whether exactly this version is in the ledger. */
export function isDelivered(entry: LedgerEntry | undefined, version: Version<unknown>): boolean {
	if (entry === undefined || entry.stamp !== effectiveStamp(version)) return false;
	return entry.digest === '' || entry.digest === version.digest;
}

/** Takes out what neither the live window nor a backlog asks about any more. */
export function prune(
	ledger: Map<RecordId, LedgerEntry>,
	watermark: Stamp,
	backlogs: ReadonlyArray<{ readonly last: RecordId }>,
): void {
	const passed = passedBy(backlogs);
	for (const [id, entry] of ledger) {
		if (lastStamp(entry) <= watermark && !(entry.known && id > passed)) ledger.delete(id);
	}
}

/** The id up to which all backlogs have been read. */
function passedBy(backlogs: ReadonlyArray<{ readonly last: RecordId }>): RecordId {
	return backlogs.reduce((lowest, { last }) => Math.min(lowest, last), Infinity);
}

/**
 * Makes room by what matters least: versions done with whose row was created "later". Once changed, such a
 * row is told as new.
 *
 * @returns whether there were any
 */
export function dropCreatedLater(
	ledger: Map<RecordId, LedgerEntry>,
	watermark: Stamp,
	backlogs: ReadonlyArray<{ readonly last: RecordId }>,
): boolean {
	const before = ledger.size;
	const passed = passedBy(backlogs);
	for (const [id, { stamp, known }] of ledger) {
		if (stamp <= watermark && !(known && id > passed)) ledger.delete(id);
	}
	return ledger.size < before;
}

/** A backlog begins behind `last`. */
export function markKnown(ledger: Map<RecordId, LedgerEntry>, last: RecordId): void {
	for (const [id, entry] of ledger) {
		if (!entry.known && id > last) ledger.set(id, { ...entry, known: true });
	}
}

/** After the columns that are read have changed, content cannot be compared with what was read before. */
export function withoutDigests(ledger: Ledger): Ledger {
	return new Map([...ledger].map(([id, entry]) => [id, { ...entry, digest: '' }]));
}

/**
 * Makes room at a start with more rows than the ledger holds: drops the oldest second's entries.
 *
 * @param upTo only what is stamped then or earlier may be dropped
 * @returns the stamp up to which nothing is in the ledger any more; null where nothing could be dropped
 */
export function dropOldest(ledger: Map<RecordId, LedgerEntry>, upTo: Stamp): Stamp | null {
	let oldest = Infinity;
	for (const { stamp } of ledger.values()) oldest = Math.min(oldest, stamp);
	if (oldest > upTo) return null;
	for (const [id, { stamp }] of ledger) if (stamp === oldest) ledger.delete(id);
	return oldest;
}
