import { omit } from 'lodash';
import { z } from 'zod';
import { isDiagnosesAlone, isDiagnosis, readDiagnoses } from './diagnoses';
import type { RawRecord } from './feed';

/**
 * What `$batch` says of one of its items; how it says so is not confirmed, so each plausible way is understood: the record
 * bare, with `$httpStatus` beside it, or as `{status, resource}`; a refusal with its diagnoses in the same places.
 */
export type BatchItem =
	| { /** null where nothing is said of it. */ readonly record: RawRecord | null }
	| { readonly status: number; /** The refusal as an answer of its own would be. */ readonly text: string };

const raw = z.record(z.string(), z.unknown());
const answerShape = z.union([
	z.array(raw),
	z.object({ $resources: z.array(raw) }).transform((list) => list.$resources),
]);

/**
 * Whether it is a list of what became of items, though perhaps not of each. With the status of an error, one of nothing but
 * diagnoses says why all of them were refused, unless they are said of the values and there is one for each of several items.
 */
export function isBatchAnswer(answer: unknown, status: number, sent: number): boolean {
	const parsed = answerShape.safeParse(answer);
	if (!parsed.success) return false;
	if (status < 400 || !parsed.data.every(isDiagnosis)) return true;
	return [400, 409, 422].includes(status) && sent > 1 && parsed.data.length === sent;
}

/** @returns null where the answer does not say of each item what became of it */
export function readBatch(answer: unknown, sent: number): BatchItem[] | null {
	const parsed = answerShape.safeParse(answer);
	if (!parsed.success || parsed.data.length !== sent) return null;
	return parsed.data.map(itemOf);
}

function itemOf(item: RawRecord): BatchItem {
	const status = Number(item.$httpStatus ?? item.status ?? item.$status);
	const diagnoses = item.$diagnoses ?? item.$diagnosis ?? item.diagnoses;
	const isBare = item.$key === undefined && (item.$sdataCode !== undefined || item.$severity !== undefined);
	const isSaid = isBare || readDiagnoses(diagnoses).some(({ isMild }) => !isMild);
	const isDone = status >= 200 && status < 300;
	if (status >= 400 || (isSaid && !isDone)) {
		return { status: status >= 400 ? status : 400, text: JSON.stringify({ $diagnoses: diagnoses ?? item }) };
	}
	const inner = raw.safeParse(item.resource);
	if (item.resource === null) return { record: null };
	const record = inner.success ? inner.data : omit(item, '$httpStatus', '$status', 'status');
	return { record: isDiagnosesAlone(record) ? null : record };
}
