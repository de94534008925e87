import type { Connection } from './connection';
import type { ConnectionFault } from './exchange';
import type { Problem } from './problem';

/** What to say when no answer came. */
export function connectionProblem(fault: ConnectionFault, connection: Connection): Problem {
	return {
		message: sentence(fault.code, connection),
		description: [fault.code, fault.message].filter((part) => part !== '').join(': '),
		...(isLasting(fault.code) ? {} : { failure: { cause: 'temporarily-unavailable' } }),
	};
}

function sentence(code: string, { origin, timeoutMs }: Connection): string {
	if (isCertificate(code)) {
		return `The certificate of ${origin} is not trusted: install a valid one there, or switch on "Ignore SSL Issues" in the Sage CRM credential.`;
	}
	switch (code) {
		case 'ENOTFOUND':
			return `There is no server named ${new URL(origin).hostname}: check the host in the Sage CRM credential.`;
		case 'ECONNREFUSED':
			return `Nothing answers at ${origin}: check the host and port in the Sage CRM credential, and that the Sage CRM server is running.`;
		case 'ECONNABORTED':
		case 'ETIMEDOUT':
			return `Sage CRM at ${origin} did not answer in time: check that it can be reached from this n8n, or raise the timeout in the credential (now ${timeoutMs / 1000} s).`;
		case 'EPROTO':
		case 'ERR_SSL_WRONG_VERSION_NUMBER':
			return `${origin} does not speak https: write http:// before the host in the Sage CRM credential if that is meant.`;
		default:
			return `The connection to Sage CRM at ${origin} broke: check that the server is running and can be reached from this n8n, then try again.`;
	}
}

function isCertificate(code: string): boolean {
	return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(code) && code !== 'EPROTO';
}

function isLasting(code: string): boolean {
	return code === 'ENOTFOUND' || code === 'EPROTO' || code === 'ERR_SSL_WRONG_VERSION_NUMBER' || isCertificate(code);
}
