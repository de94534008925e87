import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { connectionFaultOf, type Answer, type ConnectionFault, type SDataRequest, type Send } from './exchange';

/** The places in n8n from which Sage CRM is spoken to. */
export type SageCrmContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export const credentialType = 'sageCrmApi';

/** As whom Sage CRM is asked. */
export type Login = z.infer<typeof login>;

const login = z.object({ username: z.string().catch(''), password: z.string().catch('') });

/** The part of the decrypted credential that goes into a header, and nowhere else. */
export function loginOf(credential: unknown): Login {
	return login.catch({ username: '', password: '' }).parse(credential);
}

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.record(z.string(), z.unknown()),
	body: z.unknown(),
});

/**
 * Sends through n8n, which adds the credential. Redirects are never followed, so that the password
 * goes to no other host; the text is taken as it is, so that HTML and broken JSON can be told apart.
 */
export function sendWith(
	context: SageCrmContext,
	{ username, password }: Login,
	skipSslCertificateValidation: boolean,
): Send {
	const basic = `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
	return async (request, timeout) => {
		const options: IHttpRequestOptions = {
			method: request.method,
			url: request.url,
			// Sage's help names it in one chapter, Authorization in another; that one n8n adds.
			headers: { ...headersFor(request), 'X-Sage-Authorization': basic },
			...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
			timeout: Math.max(1, Math.floor(timeout)),
			encoding: 'text',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			skipSslCertificateValidation,
		};
		try {
			const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				options,
			);
			return answerOf(response);
		} catch (error) {
			return connectionFaultOf(error);
		}
	};
}

function headersFor({ body }: SDataRequest): Record<string, string> {
	const common = { Accept: 'application/json', 'Cache-Control': 'no-cache' };
	return body === undefined ? common : { ...common, 'Content-Type': 'application/json; charset=utf-8' };
}

function answerOf(response: unknown): Answer | ConnectionFault {
	const parsed = fullResponse.safeParse(response);
	if (!parsed.success) return connectionFaultOf(new Error('The answer had no status.'));
	const { statusCode, headers, body } = parsed.data;
	const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
	return {
		status: statusCode,
		headers: Object.fromEntries(named),
		text: typeof body === 'string' ? body : body === undefined || body === null ? '' : JSON.stringify(body),
	};
}
