import { connectionProblem } from '../../../nodes/SageCrm/sdata/connection-problem';
import { ConnectionFault, connectionFaultOf } from '../../../nodes/SageCrm/sdata/exchange';
import { connection, expectOneSentence } from './examples.ts';

describe('an answer that never came', () => {
	it.each([
		['ENOTFOUND', 'no server named crm.example.com', false],
		['ECONNREFUSED', 'host and port', true],
		['ECONNABORTED', 'raise the timeout in the credential (now 60 s)', true],
		['ETIMEDOUT', 'did not answer in time', true],
		['ECONNRESET', 'broke', true],
		['EAI_AGAIN', 'broke', true],
		['', 'broke', true],
		['EPROTO', 'http://', false],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'http://', false],
		['CERT_HAS_EXPIRED', 'certificate', false],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate', false],
		['SELF_SIGNED_CERT_IN_CHAIN', 'certificate', false],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', false],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate', false],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate', false],
	])('for %j is said in one sentence with what to check', (code, part, passing) => {
		const { message, failure, status } = connectionProblem(new ConnectionFault(code, 'low level'), connection);
		expectOneSentence(message);
		expect(message).toContain(part);
		expect(failure).toEqual(passing ? { cause: 'temporarily-unavailable' } : undefined);
		expect(status).toBeUndefined();
	});

	it('keeps the code and the words of the fault in the description', () => {
		const { description } = connectionProblem(new ConnectionFault('EPIPE', 'write EPIPE'), connection);
		expect(description).toBe('EPIPE: write EPIPE');
	});
});

describe('a connection fault', () => {
	it('is the outermost code down the chain of causes, with the nearest words', () => {
		const inner = Object.assign(new Error('connect refused'), { code: 'ECONNREFUSED' });
		const outer = new Error('it broke', { cause: new Error('', { cause: inner }) });
		expect(connectionFaultOf(outer)).toMatchObject({ code: 'ECONNREFUSED', message: 'connect refused' });
	});

	it.each([[null], [undefined], ['text'], [7], [{ code: 7 }], [{}]])('is one without a code in %j', (error) => {
		expect(connectionFaultOf(error)).toMatchObject({ code: '' });
	});

	it('is found even in causes that go round in a circle', () => {
		const error = new Error('round');
		error.cause = error;
		expect(connectionFaultOf(error)).toMatchObject({ code: '', message: 'round' });
	});
});
