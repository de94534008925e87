import { createRateLimit, refuseAccess } from './access.ts';
import { createAddresses } from './answer/addresses.ts';
import { diagnosesReply } from './answer/diagnoses.ts';
import type { Clock } from './clock.ts';
import { SDataError } from './diagnosis.ts';
import type { FaultList } from './faults.ts';
import { htmlReply } from './http/reply.ts';
import type { Reply } from './http/reply.ts';
import { parseQuery } from './http/request.ts';
import type { HttpRequest } from './http/request.ts';
import type { LiveQuirks } from './quirks/holder.ts';
import { redacted } from './requestLog.ts';
import type { LoggedRequest, WritableLog } from './requestLog.ts';
import { route } from './routes/route.ts';
import { readTarget } from './routes/target.ts';
import { applyFault } from './strike.ts';
import type { Outcome } from './strike.ts';
import type { RecordStore } from './store/store.ts';

/** The parts of a simulator that answer SData requests. */
export interface SDataParts {
	readonly store: RecordStore;
	readonly quirks: LiveQuirks;
	readonly faults: FaultList;
	readonly clock: Clock;
	readonly log: WritableLog;
	readonly hooks: Set<(request: LoggedRequest) => void>;
	/** The simulator's own address. */
	readonly origin: () => string;
}

export const installName = 'crm';

/** Answers SData requests: log, hooks, faults, limits, login, route, in this order. */
export function createSData(parts: SDataParts): (request: HttpRequest) => Promise<Outcome> {
	const limited = createRateLimit();
	return async (request) => {
		const logged = toLogged(request, parts);
		const enterStatus = parts.log.enter(logged);
		for (const hook of [...parts.hooks]) {
			const waiting: unknown = hook(logged);
			await waiting;
		}
		const fault = parts.faults.strike({ method: request.method, target: request.target, entity: logged.entity });
		const outcome = await applyFault(
			fault,
			() => limited(parts.clock.now(), parts.quirks.now) ?? answer(request, parts),
		);
		enterStatus(outcome.kind === 'reply' ? outcome.reply.status : 0);
		return outcome;
	};
}

function answer(request: HttpRequest, { store, quirks, origin }: SDataParts): Reply {
	const now = quirks.now;
	if (now.maxUrlLength > 0 && request.target.length > now.maxUrlLength)
		return htmlReply(400, 'Bad Request', 'The request line is too long.');
	try {
		const target = readTarget(request.path, installName, now);
		const refused = refuseAccess(request.headers, now);
		if (refused) return refused;
		const query = queryOf(request.search, now.plusInQuery === 'space');
		if (!query) throw new SDataError(400, 'BadUrlSyntax', 'The query is not properly encoded.');
		store.settle();
		const addresses = createAddresses(origin(), installName, now);
		return route(request.method, target, {
			store,
			quirks: now,
			addresses,
			query,
			headers: request.headers,
			body: request.body,
		});
	} catch (error) {
		if (error instanceof SDataError) return diagnosesReply(error, now);
		const message = error instanceof Error ? error.message : String(error);
		return diagnosesReply(new SDataError(500, 'ApplicationDiagnosis', message), now);
	}
}

function toLogged(request: HttpRequest, { store, quirks, clock }: SDataParts): LoggedRequest {
	return {
		method: request.method,
		path: request.path,
		entity: entityOf(request.path, store),
		query: queryOf(request.search, quirks.now.plusInQuery === 'space') ?? {},
		headers: redacted(request.headers),
		hasAuthorization: request.headers.authorization !== undefined,
		hasSageAuthorization: request.headers['x-sage-authorization'] !== undefined,
		body: request.body,
		at: clock.now(),
		status: 0,
	};
}

/** Undefined when the query is not properly encoded. */
function queryOf(search: string, plusIsSpace: boolean): Record<string, string> | undefined {
	try {
		return parseQuery(search, plusIsSpace);
	} catch {
		return undefined;
	}
}

function entityOf(path: string, store: RecordStore): string | null {
	const part = path.split('/')[5] ?? '';
	const name = part.toLowerCase() === '$prototypes' ? (path.split('/')[6] ?? '') : part;
	return store.entity(/^\w*/.exec(name)?.[0] ?? '')?.name ?? null;
}
