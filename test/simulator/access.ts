import { htmlReply, jsonReply, textReply } from './http/reply.ts';
import type { Reply } from './http/reply.ts';
import { SDataError } from './diagnosis.ts';
import type { Quirks } from './quirks/types.ts';
import { diagnosesReply } from './answer/diagnoses.ts';

/** The login of every simulator. */
export const login = { username: 'admin', password: 'simulator' };

/** The 401 for a request whose credentials are missing or wrong; undefined when they are right. */
export function refuseAccess(headers: Readonly<Record<string, string>>, quirks: Readonly<Quirks>): Reply | undefined {
	const looked = {
		either: [headers.authorization, headers['x-sage-authorization']],
		authorization: [headers.authorization],
		xSageAuthorization: [headers['x-sage-authorization']],
	}[quirks.authHeader];
	if (looked.some((value) => value !== undefined && isLogin(value))) return undefined;
	const reply = unauthorized(quirks);
	return quirks.wwwAuthenticate
		? { ...reply, headers: { ...reply.headers, 'WWW-Authenticate': 'Basic realm="Sage CRM"' } }
		: reply;
}

function isLogin(header: string): boolean {
	const [, token = ''] = /^Basic\s+(\S+)$/i.exec(header) ?? [];
	const [, name = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
	return name.toLowerCase() === login.username && password === login.password;
}

function unauthorized(quirks: Readonly<Quirks>): Reply {
	const message = 'Invalid user name or password.';
	const status = quirks.unauthorizedStatus;
	switch (quirks.unauthorizedBody) {
		case 'html':
			return htmlReply(status, 'Unauthorized', message);
		case 'text':
			return textReply(status, message);
		case 'empty':
			return { ...jsonReply(status, null), body: '' };
		default:
			return diagnosesReply(new SDataError(status, 'ApplicationDiagnosis', message), quirks);
	}
}

/** Counts requests a minute by the simulator's clock; no limit is documented, hence a switch that is off. */
export function createRateLimit(): (now: number, quirks: Readonly<Quirks>) => Reply | undefined {
	let minute = NaN;
	let count = 0;
	return (now, quirks) => {
		const present = Math.floor(now / 60_000);
		count = present === minute ? count + 1 : 1;
		minute = present;
		if (quirks.requestsPerMinute === 0 || count <= quirks.requestsPerMinute) return undefined;
		const seconds = Math.max(1, Math.ceil(((present + 1) * 60_000 - now) / 1000));
		return {
			...textReply(429, 'Too many requests.'),
			headers: { 'Content-Type': 'text/plain', 'Retry-After': String(seconds) },
		};
	};
}
