import { login } from './access.ts';
import { createClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { createControl } from './control/router.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { textReply } from './http/reply.ts';
import type { HttpRequest } from './http/request.ts';
import { listen } from './http/server.ts';
import type { Answered } from './http/server.ts';
import { pageReply } from './page/page.ts';
import { createQuirks } from './quirks/holder.ts';
import type { QuirkHolder } from './quirks/holder.ts';
import type { Quirks } from './quirks/types.ts';
import { createRequestLog } from './requestLog.ts';
import type { LoggedRequest, RequestLog } from './requestLog.ts';
import { createSData, installName } from './sdata.ts';
import { loadSeed } from './seed/load.ts';
import type { SeedName } from './seed/load.ts';
import { RecordStore } from './store/store.ts';
import type { Store } from './store/types.ts';

export type { Clock } from './clock.ts';
export type { Fault, Faults } from './faults.ts';
export type { HttpRequest } from './http/request.ts';
export type { QuirkHolder } from './quirks/holder.ts';
export type { DateLiteralForm, Quirks, WhereOperator } from './quirks/types.ts';
export type { LoggedRequest, RequestLog } from './requestLog.ts';
export type { Column, ColumnType } from './schema/columns.ts';
export type { Entity, EntityDefinition } from './schema/entity.ts';
export type { StoredRecord } from './store/rows.ts';
export type { Stamps, Store } from './store/types.ts';
export type { Fields, FieldValue } from './store/values.ts';

export interface SimulatorOptions {
	/** Default: any free one. */
	port?: number;
	/** `business`: the seed data (default); `empty`: the entities without rows. */
	data?: SeedName;
	quirks?: Partial<Quirks>;
	/** Stops the clock at this moment; without it the clock follows real time. */
	now?: number | string;
}

/** What the node's credential `sageCrmApi` takes. */
export interface SimulatorCredential {
	/** A full `http://127.0.0.1:…`. */
	host: string;
	installName: string;
	username: string;
	password: string;
	ignoreSslIssues: boolean;
	/** The zone of the stamps at the start. */
	timeZone: string;
	/** Seconds. */
	timeout: number;
}

/** A Sage CRM without a port: requests are handed to it. */
export interface UnboundSimulator {
	readonly store: Store;
	readonly quirks: QuirkHolder;
	readonly faults: Faults;
	readonly clock: Clock;
	readonly requests: RequestLog;
	/** Calls `hook` for every SData request before it is answered, and waits for it; returns what takes the hook away again. */
	onRequest(hook: (request: LoggedRequest) => void): () => void;
	/** Back to the state after the start: seed data, starting quirks, no faults, an empty log, the clock as at first. */
	reset(): void;
	answer(request: HttpRequest): Promise<Answered>;
	/** Lets go of the data. */
	discard(): void;
}

/** A Sage CRM that speaks SData 2.0 over HTTP on 127.0.0.1. */
export interface Simulator extends Omit<UnboundSimulator, 'answer' | 'discard'> {
	/** `http://127.0.0.1:<port>`. */
	readonly url: string;
	readonly credential: SimulatorCredential;
	close(): Promise<void>;
}

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	let url = '';
	const { answer, discard, ...parts } = createSimulator(options, () => url);
	const listening = await listen(options.port ?? 0, answer);
	url = `http://127.0.0.1:${listening.port}`;
	return {
		...parts,
		url,
		credential: credentialFor(url, parts.quirks.get().stampZone),
		close: async () => {
			await listening.close();
			discard();
		},
	};
}

/** @param timeZone the zone of the stamps */
export function credentialFor(host: string, timeZone: string): SimulatorCredential {
	return { host, installName, ...login, ignoreSslIssues: false, timeZone, timeout: 60 };
}

/**
 * For tests that make more requests than a network bears.
 *
 * @param origin what the simulator takes for its own address
 */
export function createSimulator(
	{ data = 'business', now, ...options }: Omit<SimulatorOptions, 'port'>,
	origin: () => string,
): UnboundSimulator {
	const clock = createClock(now);
	const quirks = createQuirks(options.quirks);
	const faults = createFaults();
	const log = createRequestLog();
	const store = new RecordStore(clock, quirks);
	const hooks = new Set<(request: LoggedRequest) => void>();
	loadSeed(store, data);

	function reset(): void {
		store.clear();
		quirks.reset();
		faults.clear();
		log.clear();
		if (now === undefined) clock.follow();
		else clock.set(now);
		loadSeed(store, data);
	}

	const sdata = createSData({ store, quirks, faults, clock, log, hooks, origin });
	const control = createControl({ store, quirks, faults, clock, log, reset });

	async function answer(request: HttpRequest): Promise<Answered> {
		if (request.path === '/') return { kind: 'reply', reply: pageReply() };
		if (request.path.startsWith('/_control')) return { kind: 'reply', reply: control(request) };
		if (!request.path.toLowerCase().startsWith('/sdata')) return { kind: 'reply', reply: textReply(404, 'Not found.') };
		const outcome = await sdata(request);
		return outcome.kind === 'reset' ? outcome : { ...outcome, extra: timeHeaders() };
	}

	function timeHeaders(): Record<string, string> {
		const { dateHeader, ageHeader } = quirks.now;
		return {
			...(dateHeader ? { Date: new Date(clock.now()).toUTCString() } : {}),
			...(ageHeader === null ? {} : { Age: String(ageHeader) }),
		};
	}

	return {
		store,
		quirks,
		faults,
		clock,
		requests: log,
		onRequest: (hook) => {
			hooks.add(hook);
			return () => hooks.delete(hook);
		},
		reset,
		answer,
		discard: () => store.close(),
	};
}
