/** One request, before anything of HTTP is decided. */
export interface SDataRequest {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	readonly url: string;
	readonly body?: unknown;
	/** What the request is about, for the words of an error. */
	readonly resource: string;
	readonly id?: string;
}

/** What came back; nothing of it has been believed yet. */
export interface Answer {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
}

/** No answer came: the code is Node's or OpenSSL's, for example `ECONNREFUSED`; empty if unknown. */
export class ConnectionFault extends Error {
	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/** Sends once, without retrying. */
export type Send = (request: SDataRequest, timeoutMs: number) => Promise<Answer | ConnectionFault>;

/** The codes and texts down an error's chain of causes, outermost first. */
export function connectionFaultOf(error: unknown): ConnectionFault {
	let message = '';
	let at: unknown = error;
	for (let depth = 0; depth < 8 && isObject(at); depth++) {
		if (typeof at.message === 'string' && at.message !== '') message = at.message;
		if (typeof at.code === 'string' && at.code !== '') return new ConnectionFault(at.code, message);
		at = at.cause;
	}
	return new ConnectionFault('', message);
}

function isObject(value: unknown): value is { message?: unknown; code?: unknown; cause?: unknown } {
	return typeof value === 'object' && value !== null;
}
