/** A disturbance of SData requests. It strikes the matching requests after the first `skip`, `times` of them (default 1; 0: until cleared). */
export interface Fault {
	/** All parts that are given must fit; without any, every request does. */
	readonly match?: {
		/** `GET`, in any casing. */
		readonly method?: string;
		/** Part of the path and query, as sent. */
		readonly path?: string;
		/** Name of the entity, in any casing. */
		readonly entity?: string;
	};
	readonly skip?: number;
	readonly times?: number;
	/**
	 * `status`: this status instead of an answer. `html`: a page, with status 200 unless given, as when Tomcat or the rewrite is down [F]. `truncate`: the real
	 * answer, cut in half. `reset`: the connection breaks off. `delay`: the real answer, later. `redirect`: 302 unless given, to `location`.
	 */
	readonly kind: 'status' | 'html' | 'truncate' | 'reset' | 'delay' | 'redirect';
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly delayMs?: number;
	readonly location?: string;
	/** The request is carried out first, and only its answer is lost. `truncate` and `delay` are always so. */
	readonly afterwards?: boolean;
}

export interface Faults {
	add(fault: Fault): void;
	clear(): void;
}

/** What a fault is matched against. */
export interface Struck {
	readonly method: string;
	/** Path and query. */
	readonly target: string;
	readonly entity: string | null;
}

interface Armed {
	readonly fault: Fault;
	toSkip: number;
	left: number;
}

export interface FaultList extends Faults {
	list(): Fault[];
	/** The first fault that strikes this request, if any; it counts. */
	strike(request: Struck): Fault | undefined;
}

export const faultKinds: ReadonlyArray<Fault['kind']> = ['status', 'html', 'truncate', 'reset', 'delay', 'redirect'];

export function createFaults(): FaultList {
	let armed: Armed[] = [];
	return {
		add: (fault) => {
			armed.push({ fault, toSkip: fault.skip ?? 0, left: fault.times === 0 ? Infinity : (fault.times ?? 1) });
		},
		clear: () => {
			armed = [];
		},
		list: () => armed.map(({ fault }) => fault),
		strike: (request) => {
			for (const entry of armed) {
				if (!fits(entry.fault, request)) continue;
				if (entry.toSkip > 0) {
					entry.toSkip--;
					continue;
				}
				entry.left--;
				if (entry.left <= 0) armed = armed.filter((other) => other !== entry);
				return entry.fault;
			}
			return undefined;
		},
	};
}

function fits({ match = {} }: Fault, { method, target, entity }: Struck): boolean {
	if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
	if (match.path !== undefined && !target.includes(match.path)) return false;
	return match.entity === undefined || match.entity.toLowerCase() === entity?.toLowerCase();
}
