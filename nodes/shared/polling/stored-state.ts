import type { LedgerEntry } from './ledger';
import { silenceReasons, type Backlog, type Checkpoint, type ResourceState, type Scan, type Silence } from './state';
import type { RecordId } from './types';

/** The version of the layout below; an older one is migrated, a newer one refused. */
export const stateVersion = 1;

/**
 * A state as plain JSON, with short names because hosts keep and copy it with every poll.
 * One entry of the ledger is `"1234567":"t5k3a1.AbCdEfGhIj!"`: id, stamp in base 36, digest, and
 * `!` where a backlog still needs it, and `~` with the created stamp where that is the later one.
 */
export interface StoredState {
	readonly v: number;
	readonly w: number;
	readonly c: ReadonlyArray<readonly [number, number, number]>;
	readonly l: Readonly<Record<string, string>>;
	readonly m: number;
	readonly t: boolean;
	readonly b: 'server' | 'local';
	readonly ld: number | null;
	readonly ll: number;
	/** last, horizon, and the silence where there is one. */
	readonly s?: readonly [number, number, ...(readonly [Silence['why'], number, number] | readonly [])];
	/** from, to, last, maxId of each. */
	readonly bl?: ReadonlyArray<readonly [number, number, number, number]>;
}

/** A state that cannot be used; the message says in one sentence what is wrong with it. */
export class StateProblem extends Error {}

export function storeState(state: ResourceState): StoredState {
	const { scan, backlogs, ledger, checkpoints } = state;
	return {
		v: stateVersion,
		w: state.watermark,
		c: checkpoints.map(({ stamp, reached, reachedLocal }) => [stamp, reached, reachedLocal] as const),
		l: Object.fromEntries([...ledger].map(([id, entry]) => [String(id), storeEntry(entry)])),
		m: state.maxId,
		t: state.totalsProven,
		b: state.basis,
		ld: state.lead,
		ll: state.lastLocal,
		...(scan === null ? {} : { s: storeScan(scan) }),
		...(backlogs.length === 0
			? {}
			: { bl: backlogs.map(({ from, to, last, maxId }) => [from, to, last, maxId] as const) }),
	};
}

/** @throws {StateProblem} */
export function restoreState(stored: unknown): ResourceState {
	const { v, w, c, l, m, t, b, ld, ll, s, bl } = object(stored, 'it');
	if (v !== stateVersion) throw new StateProblem(`It has version ${JSON.stringify(v)}, not ${stateVersion}.`);
	if (typeof t !== 'boolean') throw new StateProblem('Its mark t is no boolean.');
	if (b !== 'server' && b !== 'local') throw new StateProblem('Its clock b is unknown.');
	return {
		watermark: whole(w, 'w'),
		checkpoints: list(c, 'c').map(restoreCheckpoint),
		ledger: new Map(Object.entries(object(l, 'l')).map(([id, entry]) => [restoreId(id), restoreEntry(entry)])),
		scan: s === undefined ? null : restoreScan(list(s, 's')),
		backlogs: bl === undefined ? [] : list(bl, 'bl').map((backlog) => restoreBacklog(list(backlog, 'bl'))),
		maxId: whole(m, 'm'),
		totalsProven: t,
		basis: b,
		lead: ld === null ? null : number(ld, 'ld'),
		lastLocal: whole(ll, 'll'),
	};
}

function storeEntry({ stamp, digest, known, created }: LedgerEntry): string {
	const later = created === null ? '' : `~${created.toString(36)}`;
	return `${stamp.toString(36)}.${digest}${known ? '!' : ''}${later}`;
}

function restoreEntry(entry: unknown): LedgerEntry {
	const match =
		typeof entry === 'string' ? /^([0-9a-z]{1,8})\.([\w-]{0,16})(!?)(?:~([0-9a-z]{1,8}))?$/.exec(entry) : null;
	if (match === null) throw new StateProblem('Its ledger has an entry that cannot be read.');
	const [, stamp = '', digest = '', known, created] = match;
	return {
		stamp: parseInt(stamp, 36),
		digest,
		known: known === '!',
		created: created === undefined ? null : parseInt(created, 36),
	};
}

function restoreId(id: string): RecordId {
	const number = Number(id);
	if (!Number.isSafeInteger(number) || number < 1) throw new StateProblem('Its ledger has an id that is none.');
	return number;
}

function storeScan({ last, horizon, silence }: Scan): NonNullable<StoredState['s']> {
	return silence === null ? [last, horizon] : [last, horizon, silence.why, silence.above, silence.upTo];
}

function restoreScan([last, horizon, ...silence]: readonly unknown[]): Scan {
	return {
		last: whole(last, 's'),
		horizon: whole(horizon, 's'),
		silence: silence.length === 0 ? null : restoreSilence(silence),
	};
}

function restoreSilence([why, above, upTo]: readonly unknown[]): Silence {
	const reason = silenceReasons.find((known) => known === why);
	if (reason === undefined) throw new StateProblem('Its scan s is unknown.');
	return { why: reason, above: whole(above, 's'), upTo: whole(upTo, 's') };
}

function restoreBacklog([from, to, last, maxId]: readonly unknown[]): Backlog {
	return { from: whole(from, 'bl'), to: whole(to, 'bl'), last: whole(last, 'bl'), maxId: whole(maxId, 'bl') };
}

function restoreCheckpoint(stored: unknown): Checkpoint {
	const [stamp, reached, reachedLocal] = list(stored, 'c');
	return { stamp: whole(stamp, 'c'), reached: whole(reached, 'c'), reachedLocal: whole(reachedLocal, 'c') };
}

function whole(value: unknown, name: string): number {
	const at = number(value, name);
	if (at < 0) throw new StateProblem(`Its number ${name} is below zero.`);
	return at;
}

function number(value: unknown, name: string): number {
	if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
		throw new StateProblem(`Its number ${name} is none.`);
	}
	return value;
}

function list(value: unknown, name: string): readonly unknown[] {
	if (!Array.isArray(value)) throw new StateProblem(`Its list ${name} is none.`);
	return value;
}

function object(value: unknown, name: string): Readonly<Record<string, unknown>> {
	if (!isObject(value)) throw new StateProblem(`Its part ${name} is no object.`);
	return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
