/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a delay is what a fault may be; nothing of this is published */
import type { Fault } from './faults.ts';
import { htmlReply, jsonReply } from './http/reply.ts';
import type { Reply } from './http/reply.ts';

/** What becomes of a request: an answer, or a broken connection. */
export type Outcome = { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'reset' };

/** Lets a fault do its work on a request that `answer` would carry out. */
export async function applyFault(fault: Fault | undefined, answer: () => Reply): Promise<Outcome> {
	if (!fault) return { kind: 'reply', reply: answer() };
	if (fault.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
	if (fault.kind === 'delay') return { kind: 'reply', reply: withHeaders(answer(), fault) };
	if (fault.kind === 'truncate') return { kind: 'reply', reply: truncated(withHeaders(answer(), fault)) };
	if (fault.afterwards === true) answer();
	return fault.kind === 'reset' ? { kind: 'reset' } : { kind: 'reply', reply: withHeaders(substitute(fault), fault) };
}

function substitute(fault: Fault): Reply {
	switch (fault.kind) {
		case 'html': {
			const page = htmlReply(
				fault.status ?? 200,
				'Service Unavailable',
				'The application is not running. Please contact your administrator.',
			);
			return fault.body === undefined ? page : { ...page, body: fault.body };
		}
		case 'redirect':
			return { status: fault.status ?? 302, headers: { Location: fault.location ?? '/login' }, body: fault.body ?? '' };
		default: {
			const status = fault.status ?? 500;
			const diagnosis = {
				$severity: 'error',
				$sdataCode: 'ApplicationDiagnosis',
				$message: `Simulated failure with status ${status}.`,
			};
			const reply = jsonReply(status, { $diagnoses: [diagnosis] });
			return fault.body === undefined ? reply : { ...reply, body: fault.body };
		}
	}
}

/** Half of the text, sent as if it were all: a complete HTTP answer whose JSON ends in the middle. */
function truncated(reply: Reply): Reply {
	return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
}

function withHeaders(reply: Reply, { headers = {} }: Fault): Reply {
	return { ...reply, headers: { ...reply.headers, ...headers } };
}
