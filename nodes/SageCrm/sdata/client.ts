import { NodeApiError, sleep, type INode } from 'n8n-workflow';
import { listAddress, prototypeAddress, recordAddress, type ListQuery } from './address';
import { answerProblem } from './answer-problem';
import { concede, conceded, noConcessions, type Concessions } from './concessions';
import type { Connection } from './connection';
import { connectionProblem } from './connection-problem';
import { ConnectionFault, type Answer, type SDataRequest, type Send } from './exchange';
import { readFeed, readRecord, type Feed, type RawRecord } from './feed';
import type { Problem } from './problem';
import { readPrototype, readPrototypes, type PrototypeColumn, type PrototypeEntity } from './prototype';
import { parseJson, retryDelay } from './retry';

/** When an answer was given: HTTP `Date` and `Age`, and what the request took here. */
export interface Timing {
	/** Milliseconds since 1970 by the server's clock; null without a `Date` or when a cache answered. */
	readonly serverTime: number | null;
	/** Milliseconds since 1970 by this machine's clock, when the answer was there. */
	readonly localTime: number;
	/** Milliseconds from the last sending to the answer. */
	readonly elapsedMs: number;
}

export interface Page extends Feed {
	readonly timing: Timing;
}

export interface ClientSettings {
	readonly node: INode;
	readonly connection: Connection;
	readonly send: Send;
	/** Milliseconds since 1970 by which the last request must have ended. */
	readonly deadline?: number;
}

/** The one way in: every request to Sage CRM goes through here. */
export class SDataClient {
	private concessions: Concessions = noConcessions;

	constructor(private readonly settings: ClientSettings) {}

	get connection(): Connection {
		return this.settings.connection;
	}

	/** Rows that the server lets be asked for at once; Infinity as long as it has refused none. */
	get mostRows(): number {
		return this.concessions.mostRows;
	}

	/**
	 * A server that refuses an order or so many rows gets the question without them, from then on: the caller
	 * reads on from what it receives, and looks itself whether an order was kept.
	 *
	 * @throws {NodeApiError}
	 */
	async list(resource: string, query: ListQuery): Promise<Page> {
		// What did not help in the end was not the reason.
		let concessions = this.concessions;
		for (;;) {
			const asked = conceded(query, concessions);
			const outcome = await this.listOnce(resource, asked).then(
				(page) => ({ page }),
				(error: unknown) => ({ error }),
			);
			if ('page' in outcome) {
				this.concessions = concessions;
				return outcome.page;
			}
			const more = concede(outcome.error, asked);
			if (more === null) return await Promise.reject(outcome.error);
			concessions = { ...concessions, ...more };
		}
	}

	private async listOnce(resource: string, query: ListQuery): Promise<Page> {
		const url = listAddress(this.connection, resource, query);
		const { json, timing } = await this.exchange({ method: 'GET', url, resource });
		const feed = readFeed(json);
		if (feed === null) throw this.error(unexpected(resource, 'a list'));
		return { ...feed, timing };
	}

	/**
	 * The columns that an entity has for this user.
	 *
	 * @returns null where the server does not describe it
	 * @throws {NodeApiError} when it cannot be reached, or refuses the login
	 */
	async prototype(resource: string): Promise<PrototypeColumn[] | null> {
		return await this.described(prototypeAddress(this.connection, resource), resource, readPrototype);
	}

	/**
	 * The entities that this user may see.
	 *
	 * @returns null where the server does not list them
	 * @throws {NodeApiError} as above
	 */
	async prototypes(): Promise<PrototypeEntity[] | null> {
		return await this.described(prototypeAddress(this.connection), '$prototypes', readPrototypes);
	}

	private async described<T>(url: string, resource: string, read: (json: unknown) => T | null): Promise<T | null> {
		return await this.exchange({ method: 'GET', url, resource }).then(
			({ json }) => read(json),
			async (error: unknown) => {
				const answered = error instanceof NodeApiError && /^[2-5]\d\d$/.test(error.httpCode ?? '');
				return answered && error.httpCode !== '401' ? null : await Promise.reject(error);
			},
		);
	}

	/** @throws {NodeApiError} */
	async get(resource: string, id: string, select: readonly string[] = []): Promise<RawRecord> {
		const address = recordAddress(this.connection, resource, id);
		const url = select.length === 0 ? address : `${address}?select=${encodeURIComponent(select.join(','))}`;
		return await this.record({ method: 'GET', url, resource, id });
	}

	/**
	 * Asks for what the database holds: without `returnPartial=false` Sage CRM answers with what it
	 * was sent (Sage's developer help).
	 *
	 * @throws {NodeApiError}
	 */
	async create(resource: string, body: unknown): Promise<RawRecord> {
		const url = `${listAddress(this.connection, resource)}?returnPartial=false`;
		return await this.record({ method: 'POST', url, resource, body });
	}

	private async record(request: SDataRequest): Promise<RawRecord> {
		const { json } = await this.exchange(request);
		const record = readRecord(json);
		if (record === null) throw this.error(unexpected(request.resource, 'a record'));
		return record;
	}

	private async exchange(request: SDataRequest): Promise<{ json: unknown; timing: Timing }> {
		const { connection, deadline = Infinity } = this.settings;
		const end = Math.min(Date.now() + connection.timeoutMs, deadline);
		for (let tried = 1; ; tried++) {
			const began = Date.now();
			if (end - began < 1) throw this.outOfTime(request);
			const outcome = await this.settings.send(request, end - began);
			const now = Date.now();
			const problem = problemOf(request, outcome, connection, now);
			if (problem === null && !(outcome instanceof ConnectionFault)) {
				return { json: parseJson(outcome.text), timing: timingOf(outcome, began, now) };
			}
			const delay = retryDelay(request.method, outcome, tried, end - now, Math.random(), now);
			if (delay === null) {
				// The poll's time was shorter than the credential's: to raise that would not help.
				const timeIsUp = outcome instanceof ConnectionFault && now >= deadline - 1;
				throw problem === null || timeIsUp ? this.outOfTime(request) : this.error(problem);
			}
			await sleep(delay);
		}
	}

	private error(problem: Problem): NodeApiError {
		return withMessage(new NodeApiError(...partsOf(this.settings.node, problem)), problem);
	}

	private outOfTime({ resource }: SDataRequest): NodeApiError {
		const problem: Problem = {
			message: `Sage CRM did not answer the request for ${resource} within the time that this poll has: the next one goes on from here; if that goes on, look why the server is so slow.`,
			description: 'The time for this poll was used up.',
			failure: { cause: 'temporarily-unavailable' },
		};
		return withMessage(new OutOfTime(...partsOf(this.settings.node, problem)), problem);
	}
}

/** What the caller had time for was used up, not what the credential allows a request. */
export class OutOfTime extends NodeApiError {}

function partsOf(
	node: INode,
	{ message, description, status, failure }: Problem,
): ConstructorParameters<typeof NodeApiError> {
	const httpCode = status === undefined ? '' : String(status);
	return [node, { message: description }, { message, description, httpCode, failure }];
}

/** n8n puts a sentence of its own in place of one that has EACCES or the like in it, as in "DatabaseAccess". */
function withMessage(error: NodeApiError, { message }: Problem): NodeApiError {
	error.message = message;
	return error;
}

function problemOf(
	request: SDataRequest,
	outcome: Answer | ConnectionFault,
	connection: Connection,
	now: number,
): Problem | null {
	return outcome instanceof ConnectionFault
		? connectionProblem(outcome, connection)
		: answerProblem(request, outcome, connection, now);
}

function timingOf({ headers }: Answer, began: number, now: number): Timing {
	const fresh = Number(headers.age ?? '0') === 0;
	const at = headers.date === undefined ? NaN : Date.parse(headers.date);
	return { serverTime: fresh && !Number.isNaN(at) ? at : null, localTime: now, elapsedMs: now - began };
}

function unexpected(resource: string, what: string): Problem {
	return {
		message: `Sage CRM answered the request for ${resource} with JSON that is not ${what}: check the entity's name and that the server speaks the sagecrm2 contract.`,
		description: 'The answer has none of the expected parts.',
	};
}
