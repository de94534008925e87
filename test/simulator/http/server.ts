/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a real HTTP server; nothing of this is published */
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Reply } from './reply.ts';
import { textReply } from './reply.ts';
import { readRequest } from './request.ts';
import type { HttpRequest } from './request.ts';

/** What a request comes to: an answer, or a broken connection. `extra` are headers that answers of this kind carry. */
export type Answered =
	| { readonly kind: 'reply'; readonly reply: Reply; readonly extra?: Readonly<Record<string, string>> }
	| { readonly kind: 'reset' };

export interface Listening {
	readonly port: number;
	close(): Promise<void>;
}

/** Listens on 127.0.0.1 alone. Port 0: any free one. */
export async function listen(port: number, answer: (request: HttpRequest) => Promise<Answered>): Promise<Listening> {
	const server = createServer({ maxHeaderSize: 1_048_576 }, (message, response) => {
		void (async () => {
			const request = await readRequest(message);
			const answered = request
				? await answer(request)
				: ({ kind: 'reply', reply: textReply(413, 'Too large.') } as const);
			if (answered.kind === 'reset') message.socket.resetAndDestroy();
			else send(response, answered.reply, answered.extra ?? {});
		})().catch((error: unknown) => {
			// A client that went away, or a hook of a test that threw: neither may end the simulator.
			if (response.headersSent || response.destroyed) response.destroy();
			else send(response, textReply(500, error instanceof Error ? error.message : String(error)), {});
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	return {
		port: typeof address === 'object' && address !== null ? address.port : port,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function send(response: ServerResponse, reply: Reply, extra: Readonly<Record<string, string>>): void {
	// The Date header comes from the simulator's clock, or not at all.
	response.sendDate = false;
	const empty = reply.status === 204 || reply.status === 304;
	const length = empty ? {} : { 'Content-Length': String(Buffer.byteLength(reply.body)) };
	response.writeHead(reply.status, { ...extra, ...reply.headers, ...length });
	response.end(empty ? undefined : reply.body);
}
