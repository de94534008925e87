import { toDiagnosis } from '../diagnosis.ts';
import type { SDataError } from '../diagnosis.ts';
import { jsonReply } from '../http/reply.ts';
import type { Reply } from '../http/reply.ts';
import type { Quirks } from '../quirks/types.ts';

/** An error as Sage CRM words it; some texts say `$diagnosis`, some show an object instead of a list. */
export function diagnosesReply(error: SDataError, quirks: Readonly<Quirks>): Reply {
	const diagnosis = toDiagnosis(error);
	return jsonReply(error.status, {
		[quirks.diagnosesKey]: quirks.diagnosesShape === 'array' ? [diagnosis] : diagnosis,
	});
}
