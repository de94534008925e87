import { ConnectionFault, type Answer, type SDataRequest } from './exchange';

/** Tries in all, the first included. */
export const maxTries = 4;
const firstDelayMs = 400;
const longestDelayMs = 8_000;

const passingStatus: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const passingFault: ReadonlySet<string> = new Set([
	'ECONNRESET',
	'ECONNREFUSED',
	'ECONNABORTED',
	'EPIPE',
	'ETIMEDOUT',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ERR_BAD_RESPONSE',
]);
/** The server cannot have acted on the request. */
const neverArrived: ReadonlySet<string> = new Set(['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Whether, and after how long, a request is sent again.
 *
 * A GET is repeated after 429, 502, 503, 504 and a dropped connection. A write is repeated only
 * where the server cannot have acted on it: 429, or no connection at all.
 *
 * @param tried how often it has been sent, 1 after the first time
 * @param leftMs the time left for it; a wait that would not fit is not begun
 * @param jitter from 0 up to 1: the delay is drawn between half of the back-off and all of it
 * @returns milliseconds to wait, null to give up
 */
export function retryDelay(
	method: SDataRequest['method'],
	outcome: Answer | ConnectionFault,
	tried: number,
	leftMs: number,
	jitter: number,
	now: number,
): number | null {
	if (tried >= maxTries || !mayRepeat(method, outcome)) return null;
	const backOff = Math.min(firstDelayMs * 2 ** (tried - 1), longestDelayMs);
	const asked = outcome instanceof ConnectionFault ? null : retryAfterMs(outcome.headers['retry-after'], now);
	const delay = Math.max(asked ?? 0, Math.round(backOff * (0.5 + jitter / 2)));
	return delay < leftMs ? delay : null;
}

/**
 * `Retry-After` in seconds or as an HTTP date.
 *
 * @param now milliseconds since 1970, for the date form
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
	if (header === undefined) return null;
	const text = header.trim();
	if (/^\d+$/.test(text)) return Number(text) * 1000;
	const at = Date.parse(text);
	return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Whether the server cannot have acted on a request that had no answer. */
export function neverCame({ code }: ConnectionFault): boolean {
	return neverArrived.has(code) || code === 'ENOTFOUND' || /CERT|SSL|TLS|EPROTO/.test(code);
}

function mayRepeat(method: SDataRequest['method'], outcome: Answer | ConnectionFault): boolean {
	const reading = method === 'GET';
	if (outcome instanceof ConnectionFault) return (reading ? passingFault : neverArrived).has(outcome.code);
	return reading ? passingStatus.has(outcome.status) || isBroken(outcome) : outcome.status === 429;
}

/** JSON that was cut off on its way; HTML, in contrast, comes from a server that is down for longer. */
function isBroken({ status, text }: Answer): boolean {
	if (status !== 200 || !/^\s*[[{]/.test(text)) return false;
	return parseJson(text) === undefined;
}

/** @returns undefined when the text is no JSON */
export function parseJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return undefined;
	}
}
