import type { Simulator } from '../../simulator/index.ts';

/** An answer as it came over HTTP. `json` is undefined when the body is not JSON. */
export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	readonly json: unknown;
}

export type Json = Record<string, unknown>;

const base = '/sdata/crmj/sagecrm2/-/';

export function basic(user: string, password: string): string {
	return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Speaks SData to a simulator as a plain client would: nothing of the simulator's own code is used. */
export async function sdata(
	simulator: Simulator,
	path: string,
	options: { method?: string; query?: Record<string, string>; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
	const { method = 'GET', query = {}, body } = options;
	const { username, password } = simulator.credential;
	const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	const url = `${simulator.url}${path.startsWith('/') ? path : base + path}${search.length > 0 ? `?${search.join('&')}` : ''}`;
	return answerOf(
		await fetch(url, {
			method,
			headers: options.headers ?? { Authorization: basic(username, password) },
			body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
			redirect: 'manual',
		}),
	);
}

/** Calls the control API. */
export async function control(simulator: Simulator, method: string, path: string, body?: unknown): Promise<Answer> {
	return answerOf(
		await fetch(`${simulator.url}/_control/${path}`, {
			method,
			body: body === undefined ? undefined : JSON.stringify(body),
		}),
	);
}

async function answerOf(response: Response): Promise<Answer> {
	const text = await response.text();
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		json = undefined;
	}
	return { status: response.status, headers: response.headers, text, json };
}

export function object(value: unknown): Json {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new Error(`Not an object: ${JSON.stringify(value)}`);
	return { ...value };
}

export function array(value: unknown): unknown[] {
	if (!Array.isArray(value)) throw new Error(`Not an array: ${JSON.stringify(value)}`);
	return value;
}

/** The rows of a list. */
export function resources(answer: Answer): Json[] {
	return array(object(answer.json).$resources).map(object);
}

export function keys(answer: Answer): unknown[] {
	return resources(answer).map((row) => row.$key);
}

/** Keys of the rows of `entity` that meet a `where`; fails on any other status than 200. */
export async function found(simulator: Simulator, entity: string, where: string): Promise<unknown[]> {
	const answer = await sdata(simulator, entity, { query: { where, count: '200' } });
	if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
	return keys(answer);
}

/** Code of the first diagnosis, in either of its layouts. */
export function code(answer: Answer): unknown {
	const body = object(answer.json);
	const diagnoses = body.$diagnoses ?? body.$diagnosis;
	return object(Array.isArray(diagnoses) ? diagnoses[0] : diagnoses).$sdataCode;
}
