import { ConnectionProblem, readConnection } from '../../../nodes/SageCrm/sdata/connection';
import { expectOneSentence } from './examples.ts';

const good = {
	host: 'crm.example.com',
	installName: 'crm',
	username: 'admin',
	password: 'S3cret!pass',
	ignoreSslIssues: false,
	timeZone: 'UTC',
	timeout: 60,
};

describe('a credential', () => {
	it('holds no secret once it is read', () => {
		const connection = readConnection(good);
		expect(connection).toEqual({
			origin: 'https://crm.example.com',
			installName: 'crm',
			username: 'admin',
			skipSslVerification: false,
			zone: 'UTC',
			timeoutMs: 60_000,
		});
	});

	it('has defaults for all but the host, blank fields included', () => {
		const expected = readConnection(good);
		expect(readConnection({ host: good.host, username: good.username })).toEqual(expected);
		expect(readConnection({ ...good, installName: ' ', timeZone: '  ' })).toEqual(expected);
	});

	it.each([
		['a host that is missing', { host: undefined }, '"host"'],
		['a host that is blank', { host: '  ' }, 'host'],
		['a host with a space in it', { host: 'crm example.com' }, 'host'],
		['a host with an impossible port', { host: 'crm.example.com:99999' }, 'host'],
		['a host of another scheme', { host: 'ftp://crm.example.com' }, 'host'],
		['a host whose scheme lost its colon', { host: 'https//crm.example.com' }, 'host'],
		['a user name in the host', { host: 'admin@crm.example.com' }, 'user name or password'],
		['a password in the host', { host: 'https://admin:S3cret!pass@crm.example.com' }, 'user name or password'],
		['an install name with a slash', { installName: 'crm/eware.dll' }, 'install name'],
		['an install name with a space', { installName: 'my crm' }, 'install name'],
		['a zone that does not exist', { timeZone: 'Europe/Atlantis' }, 'time zone'],
		['no timeout', { timeout: 0 }, 'timeout'],
		['a negative timeout', { timeout: -1 }, 'timeout'],
		['a timeout of two hours', { timeout: 7200 }, 'timeout'],
		['a timeout that is no number', { timeout: NaN }, '"timeout"'],
		['a switch that is a text', { ignoreSslIssues: 'yes' }, '"ignoreSslIssues"'],
	])('says in one sentence what is wrong with %s', (_, wrong, named) => {
		const problem = problemOf({ ...good, ...wrong });
		expectOneSentence(problem);
		expect(problem).toContain(named);
		expect(problem).not.toContain(good.password);
	});

	it.each([[null], ['crm.example.com'], [undefined], [[]]])('says in one sentence that %j is none', (data) => {
		expectOneSentence(problemOf(data));
	});
});

function problemOf(data: unknown): string {
	try {
		readConnection(data);
	} catch (error) {
		if (error instanceof ConnectionProblem) return error.message;
	}
	throw new Error('It was read without a problem.');
}
