import type { Clock } from '../clock.ts';
import { toMoment } from '../clock.ts';
import type { FaultList } from '../faults.ts';
import { jsonReply } from '../http/reply.ts';
import type { Reply } from '../http/reply.ts';
import { parseQuery } from '../http/request.ts';
import type { HttpRequest } from '../http/request.ts';
import type { LiveQuirks } from '../quirks/holder.ts';
import type { RequestLog } from '../requestLog.ts';
import { installName } from '../sdata.ts';
import type { RecordStore } from '../store/store.ts';
import { describeEntity, readDefinition } from './entities.ts';
import { readFault } from './faults.ts';
import { object } from './input.ts';
import { bulk, insertRecord, newestRecords, oneRecord, removeRecord, updateRecord } from './records.ts';

export interface ControlParts {
	readonly store: RecordStore;
	readonly quirks: LiveQuirks;
	readonly faults: FaultList;
	readonly clock: Clock;
	readonly log: RequestLog;
	readonly reset: () => void;
}

interface Call {
	readonly entity: string;
	readonly id: number;
	readonly query: Readonly<Record<string, string>>;
	/** The parsed body; undefined when it is blank. */
	readonly body: unknown;
}

type Handler = (call: Call) => unknown;

/** The control API: JSON in and out, no login, for tests in another process and for the page. Bad input is a 400 with `{error}`. */
export function createControl(parts: ControlParts): (request: HttpRequest) => Reply {
	const handlers = createHandlers(parts);
	return (request) => {
		const [, , section = '', entity = '', id = ''] = request.path.split('/');
		const shape = [section, entity && ':entity', id && ':id'].filter(Boolean).join('/');
		const methods = handlers[shape];
		const handler = methods?.[request.method];
		if (!handler)
			return jsonReply(methods ? 405 : 404, {
				error: `There is no ${request.method} ${request.path} in the control API.`,
			});
		try {
			const body: unknown = request.body === '' ? undefined : JSON.parse(request.body);
			const query = parseQuery(request.search, true);
			return jsonReply(
				200,
				handler({ entity: decodeURIComponent(entity), id: Number(id), query, body }) ?? { done: true },
			);
		} catch (error) {
			return jsonReply(400, { error: error instanceof Error ? error.message : String(error) });
		}
	};
}

function createHandlers({
	store,
	quirks,
	faults,
	clock,
	log,
	reset,
}: ControlParts): Record<string, Record<string, Handler> | undefined> {
	const counts = () => Object.fromEntries(store.entities().map(({ name }) => [name, store.count(name)]));
	const time = () => ({ now: clock.now(), iso: new Date(clock.now()).toISOString() });
	return {
		health: { GET: () => ({ status: 'ok', installName, ...time(), records: counts(), pending: store.pending() }) },
		quirks: {
			GET: () => quirks.get(),
			PATCH: ({ body }) => {
				quirks.set(object(body, 'The body'));
				return quirks.get();
			},
			DELETE: () => {
				quirks.reset();
				return quirks.get();
			},
		},
		faults: { GET: () => faults.list(), POST: ({ body }) => faults.add(readFault(body)), DELETE: () => faults.clear() },
		clock: {
			GET: time,
			PUT: ({ body }) => {
				setClock(clock, object(body, 'The body'));
				return time();
			},
		},
		requests: { GET: () => log.list(), DELETE: () => log.clear() },
		entities: {
			GET: () => store.entities().map(describeEntity),
			POST: ({ body }) => store.define(readDefinition(body)),
		},
		'records/:entity': {
			GET: ({ entity, query }) => newestRecords(store, entity, Number(query.limit ?? 20) || 20),
			POST: ({ entity, body }) => insertRecord(store, entity, body),
		},
		'records/:entity/:id': {
			GET: ({ entity, id }) => oneRecord(store, entity, id),
			PATCH: ({ entity, id, body }) => updateRecord(store, entity, id, body),
			DELETE: ({ entity, id }) => removeRecord(store, entity, id),
		},
		'bulk/:entity': { POST: ({ entity, body }) => bulk(store, entity, body) },
		commit: { POST: () => store.commitAll() },
		reset: { POST: () => reset() },
	};
}

/** `{now}`, `{advanceMs}` or `{follow: true}`. */
function setClock(clock: Clock, { now, advanceMs, follow }: Readonly<Record<string, unknown>>): void {
	if (now !== undefined) clock.set(toMoment(now));
	else if (typeof advanceMs === 'number') clock.advance(advanceMs);
	else if (follow === true) clock.follow();
	else throw new Error('Say now (milliseconds or a date text), advanceMs (a number) or follow (true).');
}
