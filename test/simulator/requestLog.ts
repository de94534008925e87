/** One SData request as it came in. */
export interface LoggedRequest {
	readonly method: string;
	/** Without the query. */
	readonly path: string;
	/** The entity as the simulator names it, or null when the address names none that exists. */
	readonly entity: string | null;
	/** Decoded. */
	readonly query: Readonly<Record<string, string>>;
	/** Names in lower case; the two authorization headers read `present`. */
	readonly headers: Readonly<Record<string, string>>;
	readonly hasAuthorization: boolean;
	readonly hasSageAuthorization: boolean;
	readonly body: string;
	/** By the simulator's clock. */
	readonly at: number;
	/** Status of the answer; 0 before it is given, or when the connection was broken off. */
	readonly status: number;
}

export interface RequestLog {
	list(): LoggedRequest[];
	clear(): void;
}

export interface WritableLog extends RequestLog {
	/** Enters a request, and returns what enters its status. */
	enter(request: LoggedRequest): (status: number) => void;
}

const kept = 20_000;

export function createRequestLog(): WritableLog {
	let entries: Array<{ request: LoggedRequest }> = [];
	return {
		list: () => entries.map(({ request }) => request),
		clear: () => {
			entries = [];
		},
		enter: (request) => {
			const entry = { request };
			entries.push(entry);
			if (entries.length > 2 * kept) entries = entries.slice(-kept);
			return (status) => {
				entry.request = { ...request, status };
			};
		},
	};
}

const secret = ['authorization', 'x-sage-authorization'];

/** Headers fit for the log: no credentials. */
export function redacted(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, secret.includes(name) ? 'present' : value]),
	);
}
