import { ConnectionFault, type Answer, type SDataRequest } from '../../../nodes/SageCrm/sdata/exchange';
import { maxTries, retryAfterMs, retryDelay } from '../../../nodes/SageCrm/sdata/retry';

type Method = SDataRequest['method'];

const now = Date.parse('2026-03-02T09:00:00Z');
const writes: readonly Method[] = ['POST', 'PATCH', 'PUT', 'DELETE'];

const status = (code: number, headers: Answer['headers'] = {}, text = ''): Answer => ({ status: code, headers, text });
const broke = (code: string) => new ConnectionFault(code, 'broke');
const repeats = (method: Method, outcome: Answer | ConnectionFault) =>
	retryDelay(method, outcome, 1, 60_000, 0, now) !== null;

describe('a request', () => {
	it.each([
		['429', status(429), true, true],
		['502', status(502), true, false],
		['503', status(503), true, false],
		['504', status(504), true, false],
		['500', status(500), false, false],
		['400', status(400), false, false],
		['401', status(401), false, false],
		['404', status(404), false, false],
		['302', status(302), false, false],
		['JSON that was cut off', status(200, {}, '{"$resources":[{"a'), true, false],
		['JSON that is whole', status(200, {}, '{"$resources":[]}'), false, false],
		['a web page with 200', status(200, {}, '<html>'), false, false],
		['nothing with 200', status(200), false, false],
		['ECONNREFUSED', broke('ECONNREFUSED'), true, true],
		['EAI_AGAIN', broke('EAI_AGAIN'), true, true],
		['EHOSTUNREACH', broke('EHOSTUNREACH'), true, true],
		['ENETUNREACH', broke('ENETUNREACH'), true, true],
		['ECONNRESET', broke('ECONNRESET'), true, false],
		['ECONNABORTED', broke('ECONNABORTED'), true, false],
		['ETIMEDOUT', broke('ETIMEDOUT'), true, false],
		['EPIPE', broke('EPIPE'), true, false],
		['ENOTFOUND', broke('ENOTFOUND'), false, false],
		['CERT_HAS_EXPIRED', broke('CERT_HAS_EXPIRED'), false, false],
		['an unknown fault', broke(''), false, false],
	])('after %s is repeated where no write can be done twice', (_, outcome, reading, writing) => {
		expect(repeats('GET', outcome)).toBe(reading);
		for (const method of writes) expect([method, repeats(method, outcome)]).toEqual([method, writing]);
	});

	it('is tried a few times, not for ever', () => {
		expect(retryDelay('GET', status(503), maxTries - 1, 60_000, 0, now)).not.toBeNull();
		expect(retryDelay('GET', status(503), maxTries, 60_000, 0, now)).toBeNull();
	});

	it('waits between half of the back-off and all of it, twice as long each time', () => {
		for (let tried = 1; tried < maxTries; tried++) {
			const all = 400 * 2 ** (tried - 1);
			expect(retryDelay('GET', status(503), tried, 60_000, 0, now)).toBe(all / 2);
			expect(retryDelay('GET', status(503), tried, 60_000, 0.5, now)).toBe((all * 3) / 4);
			expect(retryDelay('GET', status(503), tried, 60_000, 1, now)).toBe(all);
		}
	});

	it('waits as long as the server asks, but never less than its own back-off', () => {
		expect(retryDelay('GET', status(429, { 'retry-after': '7' }), 1, 60_000, 0, now)).toBe(7000);
		expect(retryDelay('GET', status(429, { 'retry-after': '0' }), 1, 60_000, 1, now)).toBe(400);
	});

	it('does not begin a wait for which no time is left', () => {
		expect(retryDelay('GET', status(503, { 'retry-after': '10' }), 1, 10_001, 0, now)).toBe(10_000);
		expect(retryDelay('GET', status(503, { 'retry-after': '10' }), 1, 10_000, 0, now)).toBeNull();
		expect(retryDelay('GET', status(503), 1, 200, 0, now)).toBeNull();
		expect(retryDelay('GET', status(503), 1, -1, 0, now)).toBeNull();
	});
});

describe('Retry-After', () => {
	it.each([
		['7', 7000],
		[' 7 ', 7000],
		['0', 0],
		['Mon, 02 Mar 2026 09:00:30 GMT', 30_000],
		['Mon, 02 Mar 2026 08:59:00 GMT', 0],
		['soon', null],
		['', null],
	])('%j means %j milliseconds', (header, ms) => {
		expect(retryAfterMs(header, now)).toBe(ms);
	});

	it('that is not sent means nothing', () => {
		expect(retryAfterMs(undefined, now)).toBeNull();
	});
});
