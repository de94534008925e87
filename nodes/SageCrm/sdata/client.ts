import { memoize } from 'lodash';
import { NodeApiError } from 'n8n-workflow';
import { batchAddress, listAddress, prototypeAddress, recordAddress, type ListQuery } from './address';
import { answerProblem } from './answer-problem';
import { isBatchAnswer, readBatch } from './batch';
import { Caller, type ClientSettings, type Timing } from './caller';
import { concede, conceded, noConcessions, type Concessions } from './concessions';
import type { Connection } from './connection';
import { coded, readDiagnoses } from './diagnoses';
import type { Answer, SDataRequest } from './exchange';
import { readFeed, readRecord, type Feed, type RawRecord } from './feed';
import type { Problem } from './problem';
import { readPrototype, readPrototypes, type PrototypeColumn, type PrototypeEntity } from './prototype';

export interface Page extends Feed {
	readonly timing: Timing;
}

/** The one way in: every request to Sage CRM goes through here. */
export class SDataClient {
	private concessions: Concessions = noConcessions;
	private readonly caller: Caller;
	/** What was asked once need not be asked again while this client lives: a poll, a run, a list of the editor. */
	private readonly descriptions = new Map<string, PrototypeColumn[] | null>();

	constructor(settings: ClientSettings) {
		this.caller = new Caller(settings);
	}

	get connection(): Connection {
		return this.caller.connection;
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

	/** Any record, asked for once as well; undefined where there is none. */
	readonly sample = memoize(async (resource: string) => (await this.list(resource, { count: 1 })).records[0]);

	/** Whether the server may be asked for an order; true as long as it has refused none. */
	get keepsOrders(): boolean {
		return this.concessions.orders;
	}

	private async listOnce(resource: string, query: ListQuery): Promise<Page> {
		const url = listAddress(this.connection, resource, query);
		const { json, timing } = await this.caller.exchange({ method: 'GET', url, resource });
		const feed = readFeed(json);
		if (feed === null) throw this.caller.error(unexpected(resource, 'a list'));
		return { ...feed, timing };
	}

	/**
	 * The columns that an entity has for this user.
	 *
	 * @returns null where the server does not describe it
	 * @throws {NodeApiError} when it cannot be reached, or refuses the login
	 */
	async prototype(resource: string): Promise<PrototypeColumn[] | null> {
		const known = this.descriptions.get(resource);
		if (known !== undefined) return known;
		const columns = await this.described(prototypeAddress(this.connection, resource), resource, readPrototype);
		this.descriptions.set(resource, columns);
		return columns;
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
		return await this.caller.exchange({ method: 'GET', url, resource }).then(
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

	/**
	 * Creates several records with one request.
	 *
	 * @returns of each, in their order, the record or why it was refused; null where the answer does not say, of one or of all
	 * @throws {NodeApiError} when the server refuses all of them, or has no such address
	 */
	async createMany(
		resource: string,
		bodies: readonly unknown[],
	): Promise<Array<RawRecord | NodeApiError | null> | null> {
		const url = `${batchAddress(this.connection, resource)}?returnPartial=false`;
		const request: SDataRequest = { method: 'POST', url, resource, body: bodies };
		const { json } = await this.caller.exchange(request, (answer, status) =>
			isBatchAnswer(answer, status, bodies.length),
		);
		const items = readBatch(json, bodies.length);
		return items === null ? null : items.map((item) => ('record' in item ? item.record : this.refusal(request, item)));
	}

	private refusal(request: SDataRequest, { status, text }: Pick<Answer, 'status' | 'text'>): NodeApiError {
		const problem = answerProblem(request, { status, text, headers: {} }, this.connection, Date.now());
		return this.caller.error(problem ?? unexpected(request.resource, 'a record'));
	}

	/**
	 * As `create`.
	 *
	 * @param body the columns to be changed
	 * @throws {NodeApiError}
	 */
	async update(resource: string, id: string, body: unknown): Promise<RawRecord> {
		const url = `${recordAddress(this.connection, resource, id)}?returnPartial=false`;
		const { json } = await this.caller.exchange({ method: 'PATCH', url, resource, id, body });
		// Some answers may be blank.
		return (
			readRecord(json) ?? (await this.get(resource, id).catch((error: unknown) => this.unseen(resource, id, error)))
		);
	}

	/** A failure to read must not look like a failure to change. */
	private async unseen(resource: string, id: string, error: unknown): Promise<never> {
		const problem: Problem = {
			message: `Record ${id} in ${resource} was changed, but Sage CRM did not show it afterwards: do not change it again, check the user's rights.`,
			description: error instanceof Error ? error.message : '',
		};
		return await Promise.reject(this.caller.error(problem));
	}

	/** @throws {NodeApiError} */
	async delete(resource: string, id: string): Promise<void> {
		await this.caller.exchange({ method: 'DELETE', url: recordAddress(this.connection, resource, id), resource, id });
	}

	private async record(request: SDataRequest): Promise<RawRecord> {
		const { json } = await this.caller.exchange(request);
		const record = readRecord(json);
		// A success by its status.
		if (record === null) throw this.caller.error({ ...unexpected(request.resource, 'a record', json), status: 200 });
		return record;
	}
}

function unexpected(resource: string, what: string, json?: unknown): Problem {
	const said = readDiagnoses(json).map(coded).join('; ');
	return {
		message: `Sage CRM answered the request for ${resource} with JSON that is not ${what}: check the entity's name and that the server speaks the sagecrm2 contract.`,
		description: said === '' ? 'The answer has none of the expected parts.' : said,
	};
}
