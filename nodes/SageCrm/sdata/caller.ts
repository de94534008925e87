import { NodeApiError, sleep, type INode } from 'n8n-workflow';
import { answerProblem } from './answer-problem';
import type { Connection } from './connection';
import { connectionProblem } from './connection-problem';
import { ConnectionFault, type Answer, type SDataRequest, type Send } from './exchange';
import { withMessage, type Problem } from './problem';
import { neverCame, parseJson, retryDelay } from './retry';

/** When an answer was given: HTTP `Date` and `Age`, and what the request took here. */
export interface Timing {
	/** Milliseconds since 1970 by the server's clock; null without a `Date` or when a cache answered. */
	readonly serverTime: number | null;
	/** Milliseconds since 1970 by this machine's clock, when the answer was there. */
	readonly localTime: number;
	/** Milliseconds from the last sending to the answer. */
	readonly elapsedMs: number;
}

export interface ClientSettings {
	readonly node: INode;
	readonly connection: Connection;
	readonly send: Send;
	/** Milliseconds since 1970 by which the last request must have ended. */
	readonly deadline?: number;
}

/** Sends a request, again where that is safe, until there is an answer that can be used, or a reason why there is none. */
export class Caller {
	constructor(private readonly settings: ClientSettings) {}

	get connection(): Connection {
		return this.settings.connection;
	}

	/**
	 * @param isAnswer what is one with any status: some say in it what became of each part
	 * @throws {NodeApiError}
	 */
	async exchange(
		request: SDataRequest,
		isAnswer: (json: unknown, status: number) => boolean = () => false,
	): Promise<{ json: unknown; timing: Timing }> {
		const { connection, deadline = Infinity } = this.settings;
		const end = Math.min(Date.now() + connection.timeoutMs, deadline);
		for (let tried = 1; ; tried++) {
			const began = Date.now();
			if (end - began < 1) throw this.outOfTime(request);
			const outcome = await this.settings.send(request, end - began);
			const now = Date.now();
			const json = outcome instanceof ConnectionFault ? undefined : parseJson(outcome.text);
			const isWhole = !(outcome instanceof ConnectionFault) && isAnswer(json, outcome.status);
			const problem = isWhole ? null : problemOf(request, outcome, connection, now);
			if (problem === null && !(outcome instanceof ConnectionFault)) {
				return { json, timing: timingOf(outcome, began, now) };
			}
			const delay = retryDelay(request.method, outcome, tried, end - now, Math.random(), now);
			if (delay === null) {
				// The poll's time was shorter than the credential's: to raise that would not help.
				const timeIsUp = outcome instanceof ConnectionFault && now >= deadline - 1;
				if (problem === null || timeIsUp) throw this.outOfTime(request);
				const isUnsent = outcome instanceof ConnectionFault && neverCame(outcome);
				throw isUnsent
					? withMessage(new Unsent(...partsOf(this.settings.node, problem)), problem.message)
					: this.error(problem);
			}
			await sleep(delay);
		}
	}

	error(problem: Problem): NodeApiError {
		return withMessage(new NodeApiError(...partsOf(this.settings.node, problem)), problem.message);
	}

	private outOfTime({ resource }: SDataRequest): NodeApiError {
		const { connection, deadline } = this.settings;
		const late = `Sage CRM did not answer the request for ${resource} within`;
		const problem: Problem = {
			message:
				deadline === undefined
					? `${late} ${connection.timeoutMs / 1000} s: raise the timeout in the credential, or look why the server is so slow.`
					: `${late} the time that this poll has: the next one goes on from here; if that goes on, look why the server is so slow.`,
			description: 'The time was used up.',
			failure: { cause: 'temporarily-unavailable' },
		};
		return withMessage(new OutOfTime(...partsOf(this.settings.node, problem)), problem.message);
	}
}

/** What the caller had time for was used up, not what the credential allows a request. */
export class OutOfTime extends NodeApiError {}

/** The server was not reached at all. */
export class Unsent extends NodeApiError {}

function partsOf(
	node: INode,
	{ message, description, status, failure }: Problem,
): ConstructorParameters<typeof NodeApiError> {
	const httpCode = status === undefined ? '' : String(status);
	return [node, { message: description }, { message, description, httpCode, failure }];
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
