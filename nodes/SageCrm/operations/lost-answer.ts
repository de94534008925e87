import { NodeApiError } from 'n8n-workflow';
import { Unsent } from '../sdata/caller';
import type { OperationCall } from './operation';

/** The status of an answer; empty where there was none. */
export function statusOf(error: Error): string {
	return error instanceof NodeApiError ? (error.httpCode ?? '') : '';
}

/**
 * Why a record was not created, or that it is not known whether it was: what was refused is not there; of anything else
 * it cannot be known.
 *
 * @param error undefined where the answer did not say what became of it
 */
export function notCreated({ context }: OperationCall, error: Error | undefined): Error {
	if (error !== undefined && !mayHaveWorked(error)) return error;
	const message = 'The answer of Sage CRM was lost, so this record may have been created: check before retrying.';
	const description = error?.message ?? 'Sage CRM did not say what became of each record.';
	return new NodeApiError(context.getNode(), { message: description }, { message, description });
}

function mayHaveWorked(error: Error): boolean {
	return error instanceof NodeApiError && !(error instanceof Unsent) && !/^[34]\d\d$/.test(statusOf(error));
}
