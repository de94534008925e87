/** What Sage CRM itself says of an error. */
export interface Diagnosis {
	/** For example `BadWhereSyntax`; empty where none came. */
	readonly code: string;
	readonly message: string;
	/** Whether it is one that only warns or informs. */
	readonly isMild: boolean;
}

/**
 * Takes every spelling that is documented or was seen: `$diagnoses` or `$diagnosis`, an array or
 * one object, under the answer or as the answer itself.
 */
export function readDiagnoses(answer: unknown): Diagnosis[] {
	if (Array.isArray(answer)) return answer.flatMap(readDiagnoses);
	if (!isObject(answer)) return [];
	const inner = answer.$diagnoses ?? answer.$diagnosis;
	if (inner !== undefined) return readDiagnoses(inner);
	const message = text(answer.$message ?? answer.message);
	const code = text(answer.$sdataCode ?? answer.sdataCode);
	const isMild = /^(info|information|warning)$/i.test(text(answer.$severity ?? answer.severity));
	return message === '' && code === '' ? [] : [{ code, message, isMild }];
}

/** Whether an answer holds nothing else: then it is no record, whatever its status. */
export function isDiagnosesAlone(answer: unknown): boolean {
	return isObject(answer) && Object.keys(answer).every((name) => /^\$diagnos[ei]s$/.test(name));
}

/** Whether it is nothing but one, or a list of some. */
export function isDiagnosis(answer: unknown): boolean {
	const names = isObject(answer) ? Object.keys(answer) : [];
	return isDiagnosesAlone(answer) || (names.length > 0 && names.every((name) => partOfDiagnosis.test(name)));
}

/** As SData 2.0 names them. */
const partOfDiagnosis = /^\$?(severity|sdataCode|applicationCode|message|stackTrace|payloadPath)$/i;

/** What it says, without its last stop. */
export function words({ code, message }: Diagnosis): string {
	return (message === '' ? code : message).replace(/[.\s]+$/, '');
}

/** With the codes, by which a caller tells one refusal from another. */
export function coded(diagnosis: Diagnosis): string {
	const { code, message } = diagnosis;
	return code === '' || message === '' || message.includes(code) ? words(diagnosis) : `${code}: ${words(diagnosis)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
