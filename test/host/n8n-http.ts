import { z } from 'zod';

/** n8n refused a request: its status and its own words. */
export class N8nRefused extends Error {
	readonly status: number;

	constructor(request: string, status: number, words: string) {
		super(`${request}: n8n answered ${status}. ${words}`);
		this.name = 'N8nRefused';
		this.status = status;
	}
}

export interface N8nRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: string;
	body?: unknown;
	headers?: Record<string, string>;
}

const refusal = z.object({ message: z.string() });

function parseJson(text: string): unknown {
	try {
		const parsed: unknown = JSON.parse(text);
		return parsed;
	} catch {
		return undefined;
	}
}

/** Sends a request to n8n and answers the JSON of its answer with the cookies that it set. */
export async function n8nRequest(
	url: string,
	{ method, path, body, headers = {} }: N8nRequest,
): Promise<{ json: unknown; cookies: string[] }> {
	const answer = await fetch(`${url}${path}`, {
		method,
		headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const text = await answer.text();
	const json = parseJson(text);
	if (!answer.ok) {
		const words = refusal.safeParse(json);
		throw new N8nRefused(`${method} ${path}`, answer.status, words.success ? words.data.message : text.slice(0, 500));
	}
	return { json, cookies: answer.headers.getSetCookie() };
}
