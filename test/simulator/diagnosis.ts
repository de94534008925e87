/** Codes of SData diagnoses [S]. */
export type SDataCode =
	| 'BadUrlSyntax'
	| 'BadQueryParameter'
	| 'ApplicationNotFound'
	| 'ContractNotFound'
	| 'ResourceKindNotFound'
	| 'BadWhereSyntax'
	| 'ApplicationDiagnosis';

/** A request that Sage CRM would refuse: becomes the status and the diagnosis of the answer. */
export class SDataError extends Error {
	readonly status: number;
	readonly code: SDataCode;

	constructor(status: number, code: SDataCode, message: string) {
		super(message);
		this.name = 'SDataError';
		this.status = status;
		this.code = code;
	}
}

/** One diagnosis as an answer shows it [C]. */
export interface Diagnosis {
	$severity: 'error';
	$sdataCode: SDataCode;
	$message: string;
}

export function toDiagnosis(error: SDataError): Diagnosis {
	return { $severity: 'error', $sdataCode: error.code, $message: error.message };
}
