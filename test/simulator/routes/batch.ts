/* eslint-disable @n8n/community-nodes/require-node-api-error -- not a node: this is the server's side */
import { SDataError, toDiagnosis } from '../diagnosis.ts';
import { jsonReply } from '../http/reply.ts';
import type { Reply } from '../http/reply.ts';
import type { JsonRecord } from '../answer/record.ts';
import type { Entity } from '../schema/entity.ts';
import { isObject, parseJson, refuse } from './body.ts';
import type { Context } from './context.ts';
import { checkWritable, createOne } from './write.ts';

/** `POST Company/$batch` with an array: inserts only, each by itself, answered by an array in the same order [C]. The envelope of an item is a switch. */
export function batch(entity: Entity, context: Context): Reply {
	const { quirks } = context;
	if (quirks.batch === 'missing') throw new SDataError(404, 'BadUrlSyntax', 'Unknown address: $batch.');
	checkWritable(entity, context);
	const sent = parseJson(context.body);
	const items: unknown = isObject(sent) ? sent.$resources : sent;
	if (!Array.isArray(items)) throw refuse('The body of $batch is not an array.');
	if (quirks.batchCap > 0 && items.length > quirks.batchCap)
		throw refuse(`A batch takes ${quirks.batchCap} items at most.`);
	return jsonReply(
		quirks.batchStatus,
		items.map((item: unknown) => answerItem(entity, item, context)),
	);
}

function answerItem(entity: Entity, item: unknown, context: Context): JsonRecord {
	const { batchEnvelope, createStatus, diagnosesKey } = context.quirks;
	try {
		const resource = createOne(entity, item, context);
		if (batchEnvelope === 'wrapped') return { status: createStatus, resource };
		return batchEnvelope === 'bare' ? resource : { $httpStatus: createStatus, ...resource };
	} catch (error) {
		if (!(error instanceof SDataError)) throw error;
		const diagnoses = [toDiagnosis(error)];
		if (batchEnvelope === 'wrapped') return { status: error.status, diagnoses };
		return { ...(batchEnvelope === 'bare' ? {} : { $httpStatus: error.status }), [diagnosesKey]: diagnoses };
	}
}
