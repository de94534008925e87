import type { Failure } from 'n8n-workflow';

/** An error before n8n: what an administrator is told, and what the answer proves about the cause. */
export interface Problem {
	/** One sentence: what happened and what to do next. */
	readonly message: string;
	/** The status and Sage CRM's own words. */
	readonly description: string;
	/** HTTP status; absent where no answer came. */
	readonly status?: number;
	/** Only what the answer proves; n8n's durable poll engine sets its back-off by it. */
	readonly failure?: Failure;
}

/** n8n puts a sentence of its own in place of one that has EACCES or the like in it, as in "DatabaseAccess". */
export function withMessage<T extends Error>(error: T, message: string): T {
	error.message = message;
	return error;
}
