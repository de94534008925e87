/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a real HTTP server; nothing of this is published */
import type { IncomingMessage } from 'node:http';

/** A request, read to its end. */
export interface HttpRequest {
	readonly method: string;
	/** Path and query as sent. */
	readonly target: string;
	readonly path: string;
	/** Without the question mark, undecoded. */
	readonly search: string;
	/** Names in lower case; repeated ones joined by a comma. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

const largestBody = 32 * 1024 * 1024;

/** Undefined when the body is larger than anything that a test sends. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest | undefined> {
	const target = message.url ?? '/';
	const at = target.indexOf('?');
	const body = await readText(message);
	if (body === undefined) return undefined;
	return {
		method: message.method ?? 'GET',
		target,
		path: at < 0 ? target : target.slice(0, at),
		search: at < 0 ? '' : target.slice(at + 1),
		headers: Object.fromEntries(
			Object.entries(message.headers).map(([name, value]) => [
				name,
				Array.isArray(value) ? value.join(', ') : (value ?? ''),
			]),
		),
		body,
	};
}

async function readText(message: IncomingMessage): Promise<string | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of message) {
		const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
		size += bytes.length;
		if (size > largestBody) return undefined;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** Decodes a query. A `+` is a space only if the server says so; throws a URIError on bad encoding. */
export function parseQuery(search: string, plusIsSpace: boolean): Record<string, string> {
	const decode = (text: string) => decodeURIComponent(plusIsSpace ? text.replaceAll('+', ' ') : text);
	const query: Record<string, string> = {};
	for (const pair of search.split('&').filter(Boolean)) {
		const at = pair.indexOf('=');
		query[decode(at < 0 ? pair : pair.slice(0, at))] = at < 0 ? '' : decode(pair.slice(at + 1));
	}
	return query;
}
