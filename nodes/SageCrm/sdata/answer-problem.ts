import { uniq } from 'lodash';
import type { Connection } from './connection';
import { coded, isDiagnosesAlone, readDiagnoses, words, type Diagnosis } from './diagnoses';
import type { Answer, SDataRequest } from './exchange';
import type { Problem } from './problem';
import { parseJson, retryAfterMs } from './retry';

/** Of what a server says at once. */
const mostSaid = 5;

/**
 * What to say of an answer that is no success.
 *
 * @param now milliseconds since 1970, to read a `Retry-After` that is a date
 * @returns null for an answer that can be used
 */
export function answerProblem(
	request: SDataRequest,
	answer: Answer,
	connection: Connection,
	now: number,
): Problem | null {
	const json = parseJson(answer.text);
	const blank = answer.text.trim() === '';
	// Of a new record nothing is known then: it may be there.
	const isRefused =
		request.method !== 'POST' && isDiagnosesAlone(json) && readDiagnoses(json).some(({ isMild }) => !isMild);
	const success = answer.status >= 200 && answer.status < 300 && !isRefused;
	if (success && (json !== undefined || (blank && request.method !== 'GET'))) return null;
	const html = json === undefined && /^\s*</.test(answer.text);
	const diagnoses = readDiagnoses(json);
	const said = joined(diagnoses.map(words));
	const description = [`HTTP ${answer.status}`, joined(diagnoses.map(coded))].filter((part) => part !== '').join(': ');
	const status = answer.status;
	const { origin, installName } = connection;
	const unproven: Problem['failure'] = { cause: 'temporarily-unavailable' };

	if (html && isLong(request) && [400, 404].includes(status)) {
		return { ...tooLong(request), description, status, failure: unproven };
	}
	if (success || (html && !tellsByItself(status))) {
		const got = html ? 'a web page' : blank ? 'nothing' : 'something unreadable';
		return {
			message: `${origin} answered with ${got} instead of Sage CRM data: check the host and the install name in the credential, and that Sage CRM's web service (Tomcat) is running.`,
			description,
			status,
			failure: unproven,
		};
	}
	const wait = retryAfterMs(answer.headers['retry-after'], now);
	const waiting = wait === null ? {} : { retryAfterMs: wait };
	switch (true) {
		case status === 401:
			return {
				message: 'Sage CRM refused the user name or password: check both in the Sage CRM credential.',
				description,
				status,
				failure: html ? unproven : { cause: 'credential-invalid' },
			};
		case status === 403:
			return {
				message: `Sage CRM does not let this user ${verb(request)} ${request.resource}: ${ended(said, request.method === 'GET' ? "check the user's rights and that web service access is switched on for them" : "check the user's rights; some entities, such as users, can be closed to changes through the API for everybody")}`,
				description,
				status,
				...(html ? { failure: unproven } : {}),
			};
		case status === 404 || status === 410:
			return { ...notFound(request, diagnoses, origin, installName, html), description, status };
		case status === 414:
			return { ...tooLong(request), description, status };
		case status === 429:
			return {
				message: 'Sage CRM asked for fewer requests in the same time: send them less often, or try again later.',
				description,
				status,
				failure: { cause: 'rate-limited', ...waiting },
			};
		case status >= 300 && status < 400:
			return {
				message: `${origin} redirects elsewhere${target(answer)}: write the address that Sage CRM really has into the credential (the password is never sent after a redirect).`,
				description,
				status,
			};
		case status >= 500:
			return {
				message: `Sage CRM could not answer the request for ${request.resource}: ${ended(said, 'try again, and look into the log of the Sage CRM server if it goes on')}`,
				description,
				status,
				failure: { cause: 'temporarily-unavailable', ...waiting },
			};
		case diagnoses.some(({ code }) => code === 'BadWhereSyntax'):
			return {
				message: `Sage CRM did not understand the filter for ${request.resource}: ${ended(said, 'check its column names, quotes and operators')}`,
				description,
				status,
				failure: { cause: 'configuration-invalid' },
			};
		default:
			return {
				message: `Sage CRM refused to ${verb(request)} ${request.resource}: ${ended(said, request.method === 'GET' ? 'check what was asked for' : 'check the values sent')}`,
				description,
				status,
			};
	}
}

/** Proxies and web servers send a page along with these: the status says more than the page does. */
function tellsByItself(status: number): boolean {
	return [401, 403, 404, 414, 429].includes(status) || (status >= 300 && status < 400) || status >= 500;
}

function notFound(
	request: SDataRequest,
	diagnoses: readonly Diagnosis[],
	origin: string,
	installName: string,
	html: boolean,
): Pick<Problem, 'message' | 'failure'> {
	const has = (code: string) => diagnoses.some((diagnosis) => diagnosis.code === code);
	if (has('ResourceKindNotFound')) {
		return {
			message: `Sage CRM has no entity "${request.resource}": check its name, and that it is exposed to web services.`,
			failure: { cause: 'configuration-invalid' },
		};
	}
	if (request.id !== undefined && !html && !has('ApplicationNotFound') && !has('ContractNotFound')) {
		return {
			message: `Sage CRM has no record with the ID ${request.id} in ${request.resource}: check the ID, and whether the record was deleted.`,
		};
	}
	return {
		message: `There is no Sage CRM install named "${installName}" at ${origin}: check the install name and the host in the Sage CRM credential.`,
		failure: html ? { cause: 'temporarily-unavailable' } : { cause: 'configuration-invalid' },
	};
}

/** Web servers bear addresses of some thousand characters; some tell with a page that one was longer. */
function isLong({ url }: SDataRequest): boolean {
	return url.length > 4_000;
}

function tooLong({ resource }: SDataRequest): Pick<Problem, 'message'> {
	return {
		message: `The request for ${resource} is too long for an address: use fewer conditions and columns, or shorter values.`,
	};
}

/** Each once, as far as a few. */
function joined(sentences: readonly string[]): string {
	const different = uniq(sentences);
	const more = different.length > mostSaid ? [`and ${different.length - mostSaid} more`] : [];
	return [...different.slice(0, mostSaid), ...more].join('; ');
}

/** Sage CRM's own words, then what to do. */
function ended(said: string, advice: string): string {
	return said === '' ? `${advice}.` : `${said} (${advice}).`;
}

function verb({ method }: SDataRequest): string {
	return { GET: 'read', POST: 'create', PATCH: 'change', PUT: 'change', DELETE: 'delete' }[method];
}

/** The server a redirect points at; nothing more of its address, which may hold a session id. */
function target({ headers }: Answer): string {
	const location = headers.location ?? '';
	return URL.canParse(location) ? ` (to ${new URL(location).origin})` : '';
}
