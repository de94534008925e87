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

/** A Sage CRM that speaks SData 2.0 over HTTP on 127.0.0.1. */
export interface Simulator {
	/** `http://127.0.0.1:<port>`. */
	readonly url: string;
	readonly credential: SimulatorCredential;
	readonly store: Store;
	readonly quirks: QuirkHolder;
	readonly faults: Faults;
	readonly clock: Clock;
	readonly requests: RequestLog;
	/** Calls `hook` for every SData request before it is answered, and waits for it; returns what takes the hook away again. */
	onRequest(hook: (request: LoggedRequest) => void): () => void;
	/** Back to the state after the start: seed data, starting quirks, no faults, an empty log, the clock as at first. */
	reset(): void;
	close(): Promise<void>;
}

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { port = 0, data = 'business', now } = options;
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

	let origin = '';
	const sdata = createSData({ store, quirks, faults, clock, log, hooks, origin: () => origin });
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

	const listening = await listen(port, answer);
	origin = `http://127.0.0.1:${listening.port}`;
	return {
		url: origin,
		credential: {
			host: origin,
			installName,
			...login,
			ignoreSslIssues: false,
			timeZone: quirks.now.stampZone,
			timeout: 60,
		},
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
		close: async () => {
			await listening.close();
			store.close();
		},
	};
}
