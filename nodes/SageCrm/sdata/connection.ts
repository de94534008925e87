import { z } from 'zod';
import { zoneNamed } from './zone';

/** Where and how one Sage CRM install is reached; secrets are not part of it. */
export interface Connection {
	/** Scheme and authority, no slash at the end: `https://crm.example.com`. */
	readonly origin: string;
	readonly installName: string;
	readonly username: string;
	readonly skipSslVerification: boolean;
	/** IANA zone in which the server writes its stamps. */
	readonly zone: string;
	/** Milliseconds one request may take, its retries included. */
	readonly timeoutMs: number;
}

/** Bad credential data; the message is one sentence for an administrator. */
export class ConnectionProblem extends Error {}

const credentialData = z.object({
	host: z.string(),
	installName: z.string().default('crm'),
	username: z.string().default(''),
	ignoreSslIssues: z.boolean().default(false),
	timeZone: z.string().default('UTC'),
	timeout: z.number().default(60),
});

/**
 * Reads the decrypted `sageCrmApi` credential.
 *
 * @throws {ConnectionProblem} when a field cannot be used; nothing of the password is ever in it
 */
export function readConnection(data: unknown): Connection {
	const parsed = credentialData.safeParse(data);
	if (!parsed.success) {
		const field = parsed.error.issues[0]?.path.join('.') ?? 'a field';
		throw new ConnectionProblem(`The Sage CRM credential cannot be read: check its field "${field}".`);
	}
	const { host, installName, username, ignoreSslIssues, timeZone, timeout } = parsed.data;
	const zone = timeZone.trim() === '' ? 'UTC' : zoneNamed(timeZone);
	if (zone === null) {
		throw new ConnectionProblem(
			`"${timeZone.trim()}" is not a time zone: write an IANA name such as UTC or Europe/Dublin into the credential.`,
		);
	}
	const name = installName.trim() === '' ? 'crm' : installName.trim();
	if (!/^[\w.-]+$/.test(name)) {
		throw new ConnectionProblem(
			`"${name}" cannot be an install name: it is the part of Sage CRM's address between the server and /eware.dll, usually crm.`,
		);
	}
	if (!(timeout > 0 && timeout <= 3600)) {
		throw new ConnectionProblem('The timeout in the Sage CRM credential must be between 1 and 3600 seconds.');
	}
	return {
		origin: originOf(host),
		installName: name,
		username: username.trim(),
		skipSslVerification: ignoreSslIssues,
		zone,
		timeoutMs: Math.round(timeout * 1000),
	};
}

/** `crm.example.com`, `crm.example.com:8443` or a full address; https unless http is written. */
function originOf(host: string): string {
	const text = host.trim();
	const url = URL.canParse(withScheme(text)) ? new URL(withScheme(text)) : undefined;
	// `ftp://crm…` and `https//crm…` would else become servers named "ftp" and "https".
	if (url === undefined || url.hostname === '' || /^\/\/[^/]/.test(url.pathname)) {
		throw new ConnectionProblem(
			'The host in the Sage CRM credential is not an address: write it like crm.example.com or https://crm.example.com:8443.',
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw new ConnectionProblem(
			'The host in the Sage CRM credential contains a user name or password: take them out and use the fields meant for them.',
		);
	}
	return url.origin;
}

function withScheme(host: string): string {
	return /^https?:\/\//i.test(host) ? host : `https://${host}`;
}
