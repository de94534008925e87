/** A point in time: whole seconds since 1970, true UTC. */
export type Stamp = number;

/** Counted up by the server, never used twice; a positive safe integer. */
export type RecordId = number;

/** One version of one record, as a page showed it. */
export interface Version<T> {
	readonly id: RecordId;
	readonly created: Stamp | null;
	readonly updated: Stamp | null;
	/** Short digest of the content: tells apart two edits within one second. */
	readonly digest: string;
	/** Taken note of like any other, but told to nobody. */
	readonly silent?: boolean;
	/** What the caller wants back with the event; never looked into. */
	readonly payload: T;
}

/** The clocks as they stood when a request was answered. */
export interface Clock {
	/** The server's time when it answered, cut to the second; null where it was not told. */
	readonly server: Stamp | null;
	/** This machine's time when the answer was there. */
	readonly local: Stamp;
	/** Seconds between asking and the answer, rounded up. */
	readonly elapsed: number;
}

export interface PageQuery {
	/**
	 * Only versions shown as stamped then or later (created or updated), all of them: where the server
	 * rounds what it shows, it has to be asked for earlier ones. More may come. null asks without any
	 * condition on dates.
	 */
	readonly from: Stamp | null;
	/** Only ids above this one. */
	readonly after: RecordId;
}

export interface Page<T> {
	/** Ascending by id. */
	readonly versions: ReadonlyArray<Version<T>>;
	/** How many versions match the query by the server's own count; null where it does not say. */
	readonly total: number | null;
	/**
	 * The newest stamp in the whole table, as it was before this page was asked for, where only a part of it is asked for: without it the watermark would stay
	 * behind for as long as nothing in that part changes, and what comes into it later would look new.
	 */
	readonly reached?: Stamp;
	readonly clock: Clock;
}

/** What a first poll needs to know of a table. */
export interface Newest {
	/**
	 * The versions with the newest stamps, down to the first that is not from the future (see
	 * `isFromFuture`) where there is one within reach; none for an empty table.
	 */
	readonly versions: ReadonlyArray<Version<unknown>>;
	/** Whether these are all that the table holds. */
	readonly complete: boolean;
	/** Whether a count was seen that is higher than the rows that came with it. */
	readonly totalsProven: boolean;
	readonly clock: Clock;
}

/** Where changes come from. Whatever it throws ends the poll of this resource, with what was read kept. */
export interface ChangeSource<T> {
	/** One page in ascending order of ids, as large as the server allows. */
	page(query: PageQuery): Promise<Page<T>>;
	newest(): Promise<Newest>;
	/**
	 * How far apart the two moments are that read like this one, in seconds: the hour that clocks repeat in
	 * autumn, where stamps carry no zone; 0 at other times. Such stamps are shown as the earlier of the two.
	 * Left out where stamps are unambiguous.
	 */
	ambiguity?(stamp: Stamp): number;
}

export type ChangeKind = 'created' | 'updated';

export interface Change<T> {
	readonly kind: ChangeKind;
	/** The effective stamp: updated, or created where that is null. */
	readonly stamp: Stamp;
	readonly version: Version<T>;
}

export type Start =
	| { readonly from: 'now' }
	| { readonly from: 'date'; readonly at: Stamp }
	| { readonly from: 'beginning' };

export interface PollSettings {
	readonly start: Start;
	readonly kinds: ReadonlySet<ChangeKind>;
	/** Seconds within which created and updated count as one moment, where only updates are wanted. */
	readonly createdTolerance: number;
	/** Seconds after which a stamp counts as settled: longer than the longest late commit by one second, by two where stamps are stored finer than shown. */
	readonly settle: number;
	/** Entries that the ledger may hold. */
	readonly ledgerCapacity: number;
	/** Backlogs kept at the most; with more, an interrupted scan waits and goes on where it stopped. */
	readonly maxBacklogs: number;
	/** Events of one poll. */
	readonly maxEvents: number;
	/** Goes up by one with each poll. */
	readonly turn: number;
}

/** What a poll has to tell beside its events. */
export type Notice =
	| { readonly about: 'clock-corrected'; readonly seconds: number }
	| { readonly about: 'ledger-full'; readonly held: number; readonly exampleId: RecordId }
	| { readonly about: 'undated'; readonly count: number; readonly exampleId: RecordId };

/** Both stamps null: such a version counts as older than every real one. */
export const unstamped: Stamp = 1;

export function effectiveStamp({ created, updated }: Version<unknown>): Stamp {
	return updated ?? created ?? unstamped;
}
