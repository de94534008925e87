import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { connectionFaultOf, type Answer, type ConnectionFault, type SDataRequest, type Send } from './exchange';

/** The places in n8n from which Sage CRM is spoken to. */
export type SageCrmContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export const credentialType = 'sageCrmApi';

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.record(z.string(), z.unknown()),
	body: z.unknown(),
});

/**
 * Sends through n8n, which adds the credential. Redirects are never followed, so that the password
 * goes to no other host; the text is taken as it is, so that HTML and broken JSON can be told apart.
 */
export function sendWith(context: SageCrmContext, skipSslCertificateValidation: boolean): Send {
	return async (request, timeout) => {
		const options: IHttpRequestOptions = {
			method: request.method,
			url: request.url,
			headers: headersFor(request),
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
