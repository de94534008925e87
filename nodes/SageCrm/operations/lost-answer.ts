import { NodeApiError } from 'n8n-workflow';
import { Unsent } from '../sdata/caller';
import { withMessage } from '../sdata/problem';
import type { OperationCall } from './operation';

/** The status of an answer; empty where there was none. */
export function statusOf(error: Error): string {
	return error instanceof NodeApiError ? (error.httpCode ?? '') : '';
}

/** It is not known whether the record was created. */
export class PerhapsCreated extends NodeApiError {}

/**
 * Why a record was not created, or that it is not known whether it was: what was refused is not there; of anything else
 * it cannot be known.
 *
 * @param error undefined where the answer did not say what became of it
 * @param among as many records as were refused together: of their values it may be that of one alone
 */
export function notCreated({ context }: OperationCall, error: Error | undefined, among = 1): Error {
	const isOpen = error === undefined || mayHaveWorked(error) || (among > 1 && mayBeOfSome(error));
	if (!isOpen) return error;
	// Without its advice, which may be to try again.
	const description = error instanceof NodeApiError ? (error.description ?? '') : (error?.message ?? '');
	const message = `${whatCame(error, description)} this record may have been created: check before retrying.`;
	return withMessage(
		new PerhapsCreated(context.getNode(), { message: description }, { message, description }),
		message,
	);
}

function whatCame(error: Error | undefined, description: string): string {
	if (error === undefined) return 'Sage CRM did not say what became of each record, so';
	if (statusOf(error) === '') return 'The answer of Sage CRM was lost, so';
	const reason = description.replace(/[.\s]+$/, '');
	if (mayBeOfSome(error)) return `Sage CRM refused the records of one request together (${reason}), yet`;
	return `Sage CRM did not answer with the record (${reason}), so`;
}

/** A refusal comes before anything is done, but for the one that says that the server has waited too long. */
function mayHaveWorked(error: Error): boolean {
	const isRefused = /^[34]\d\d$/.test(statusOf(error)) && statusOf(error) !== '408';
	return error instanceof NodeApiError && !(error instanceof Unsent) && !isRefused;
}

function mayBeOfSome(error: Error): boolean {
	return ['400', '409', '422'].includes(statusOf(error));
}
