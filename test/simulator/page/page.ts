import type { Reply } from '../http/reply.ts';
import { pageHtml } from './html.ts';

/** The page at `/`: complete in itself, so that nothing is loaded from elsewhere. */
export function pageReply(): Reply {
	return {
		status: 200,
		headers: {
			'Content-Type': 'text/html; charset=utf-8',
			'Content-Security-Policy':
				"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'",
		},
		body: pageHtml,
	};
}
