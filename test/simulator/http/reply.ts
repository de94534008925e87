/** An answer before it is sent, so that a fault can still spoil it. */
export interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
	return {
		status,
		headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
		body: JSON.stringify(value),
	};
}

export function htmlReply(status: number, title: string, message: string): Reply {
	const body = `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${message}</p></body></html>`;
	return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

export function textReply(status: number, text: string): Reply {
	return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: text };
}

export function blankReply(status: number): Reply {
	return { status, headers: {}, body: '' };
}
