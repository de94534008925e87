import type { Failure } from 'n8n-workflow';
import { answerProblem } from '../../../nodes/SageCrm/sdata/answer-problem';
import type { Answer, SDataRequest } from '../../../nodes/SageCrm/sdata/exchange';
import { connection, expectOneSentence } from './examples.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const page = '<html><body><h1>Out of order</h1></body></html>';
const list: SDataRequest = { method: 'GET', url: 'https://crm.example.com/x', resource: 'company' };
const record: SDataRequest = { ...list, id: '43' };
const write: SDataRequest = { ...list, method: 'POST', body: {} };

const said = (code: string, message: string) =>
	JSON.stringify({ $diagnoses: [{ $severity: 'error', $sdataCode: code, $message: message }] });

function problemOf(request: SDataRequest, status: number, text = '', headers: Answer['headers'] = {}) {
	return answerProblem(request, { status, headers, text }, connection, now);
}

describe('an answer', () => {
	it.each([
		['a list', list, 200, '{"$resources":[]}'],
		['a new record with 201', write, 201, '{"$key":1}'],
		['a blank one to a write', { ...write, method: 'DELETE' } as const, 204, ''],
	])('is no problem when it is %s', (_, request, status, text) => {
		expect(problemOf(request, status, text)).toBeNull();
	});

	type Row = [string, SDataRequest, number, string, string[], Failure['cause'] | undefined];
	it.each<Row>([
		['401', list, 401, said('ApplicationDiagnosis', 'No.'), ['user name or password'], 'credential-invalid'],
		['401, blank', list, 401, '', ['user name or password'], 'credential-invalid'],
		['401, a web page', list, 401, page, ['user name or password'], 'temporarily-unavailable'],
		['403', list, 403, said('x', 'No.'), ['read company', 'rights'], undefined],
		['403 to a write', write, 403, said('x', 'No.'), ['create company', 'rights'], undefined],
		['403, a web page', list, 403, page, ['rights'], 'temporarily-unavailable'],
		['404 of a record', record, 404, said('x', 'Gone.'), ['no record with the ID 43 in company'], undefined],
		[
			'404 of an entity',
			list,
			404,
			said('ResourceKindNotFound', 'x'),
			['no entity "company"'],
			'configuration-invalid',
		],
		[
			'404 of an install',
			record,
			404,
			said('ApplicationNotFound', 'x'),
			['install named "crm"'],
			'configuration-invalid',
		],
		['404 of a contract', record, 404, said('ContractNotFound', 'x'), ['install named "crm"'], 'configuration-invalid'],
		['404, a web page', record, 404, page, ['install named "crm"'], 'temporarily-unavailable'],
		['404, blank', list, 404, '', ['install named "crm"'], 'configuration-invalid'],
		['429', list, 429, 'Too many requests.', ['fewer requests', 'less often'], 'rate-limited'],
		['429, a web page of a proxy', list, 429, page, ['fewer requests'], 'rate-limited'],
		['500', list, 500, said('x', 'Deadlock.'), ['Deadlock (', 'log of the Sage CRM server'], 'temporarily-unavailable'],
		['500, a web page', list, 500, page, ['could not answer'], 'temporarily-unavailable'],
		['503', list, 503, '', ['could not answer', 'try again'], 'temporarily-unavailable'],
		['a web page with 200', list, 200, page, ['a web page', 'host', 'install name'], 'temporarily-unavailable'],
		['a web page with 201', write, 201, page, ['a web page'], 'temporarily-unavailable'],
		['a web page with 400', list, 400, page, ['a web page'], 'temporarily-unavailable'],
		['nothing with 200', list, 200, ' ', ['nothing', 'Tomcat'], 'temporarily-unavailable'],
		['JSON that was cut off', list, 200, '{"$resources":[', ['unreadable'], 'temporarily-unavailable'],
		['a bad filter', list, 400, said('BadWhereSyntax', 'At 3.'), ['filter', 'At 3 ('], 'configuration-invalid'],
		[
			'a refused value',
			write,
			400,
			said('x', 'Name must be filled in.'),
			['create', 'Name must be filled in ('],
			undefined,
		],
		['a refusal without words', write, 409, '', ['create company', 'check the values'], undefined],
	])('%s is said in one sentence with what to do', (_, request, status, text, parts, cause) => {
		const problem = problemOf(request, status, text);
		const message = problem?.message ?? '';
		expectOneSentence(message);
		for (const part of parts) expect(message).toContain(part);
		expect(problem?.failure?.cause).toBe(cause);
		expect(problem?.status).toBe(status);
		expect(problem?.description).toMatch(new RegExp(`^HTTP ${status}`));
	});

	it.each([
		['blank', ''],
		['a web page, as most servers send with it', page],
	])('that redirects names the other server alone, its body being %s', (_, text) => {
		const location = 'https://login.example.com/crm/eware.dll/Do?SID=12345';
		const message = problemOf(list, 302, text, { location })?.message ?? '';
		expectOneSentence(message);
		expect(message).toContain('redirects elsewhere (to https://login.example.com)');
		expect(message).not.toContain('SID');
	});

	it('that redirects within the server is said too', () => {
		expectOneSentence(problemOf(list, 301, '', { location: '/login' })?.message ?? '');
	});

	it("hands on the server's wish for a wait", () => {
		const headers = { 'retry-after': '120' };
		expect(problemOf(list, 429, '', headers)?.failure).toEqual({ cause: 'rate-limited', retryAfterMs: 120_000 });
		expect(problemOf(list, 503, page, headers)?.failure).toMatchObject({ retryAfterMs: 120_000 });
		expect(problemOf(list, 429)?.failure).toEqual({ cause: 'rate-limited' });
	});

	it('keeps several diagnoses in one sentence, and all of them in the description', () => {
		const text = JSON.stringify({ $diagnoses: [{ $message: 'First.' }, { $message: 'Second.' }, { $sdataCode: 'X' }] });
		const problem = problemOf(write, 400, text);
		expectOneSentence(problem?.message ?? '');
		for (const word of ['First', 'Second', 'X']) {
			expect(problem?.message).toContain(word);
			expect(problem?.description).toContain(word);
		}
	});
});
