import { NodeApiError } from 'n8n-workflow';

/** Sage CRM's documented answer is 400; a date that SQL cannot convert may come out as 500. */
export function isMisunderstanding(error: unknown): boolean {
	return error instanceof NodeApiError && (error.httpCode === '400' || error.httpCode === '500');
}
