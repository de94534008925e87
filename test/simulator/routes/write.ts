import { etagOf } from '../answer/record.ts';
import { SDataError } from '../diagnosis.ts';
import { blankReply, jsonReply } from '../http/reply.ts';
import type { Reply } from '../http/reply.ts';
import type { Entity } from '../schema/entity.ts';
import type { Row } from '../store/rows.ts';
import type { JsonRecord } from '../answer/record.ts';
import { checkMandatory, parseJson, readBody, refuse } from './body.ts';
import { visibleRow } from './context.ts';
import type { Context } from './context.ts';
import { readNested, writeNested } from './nested.ts';
import { writtenRecord } from './writeAnswer.ts';

/** `POST Company`. */
export function create(entity: Entity, context: Context): Reply {
	checkWritable(entity, context);
	return jsonReply(context.quirks.createStatus, createOne(entity, parseJson(context.body), context));
}

/** Checks everything first, so that a refused create leaves nothing behind. */
export function createOne(entity: Entity, sent: unknown, context: Context): JsonRecord {
	const body = readBody(entity, sent, context.quirks);
	checkMandatory(entity, body, context.quirks);
	const nested = readNested(entity, body, context);
	const id = context.store.transaction(() => {
		const created = context.store.insert(entity.name, body.fields);
		writeNested(entity, created, nested, context);
		return created;
	});
	return writtenRecord(entity, id, undefined, body, context);
}

/** `PATCH Company('18')` with the changed fields [F]; PUT with a partial body does the same [C]. The last write wins. */
export function update(entity: Entity, id: number, context: Context): Reply {
	checkWritable(entity, context);
	const before = visibleRow(entity, id, context);
	checkEtag(before, context);
	const body = readBody(entity, parseJson(context.body), context.quirks);
	const nested = readNested(entity, body, context);
	context.store.transaction(() => {
		context.store.update(entity.name, id, body.fields);
		writeNested(entity, id, nested, context);
	});
	return jsonReply(200, writtenRecord(entity, id, before, body, context));
}

/** `DELETE Company('18')`: a blank body [F]. */
export function remove(entity: Entity, id: number, context: Context): Reply {
	checkWritable(entity, context);
	checkEtag(visibleRow(entity, id, context), context);
	context.store.remove(entity.name, id);
	return blankReply(context.quirks.deleteStatus);
}

export function checkWritable(entity: Entity, { quirks }: Context): void {
	if (entity.readOnly) throw refuse(`${entity.title} is a view and cannot be written.`, 405);
	if (entity.name === 'users' && !quirks.usersWritable) {
		throw refuse('Users cannot be created, changed or deleted through the API.', quirks.refusedWriteStatus);
	}
}

function checkEtag(row: Row, { quirks, headers }: Context): void {
	const wanted = headers['if-match'];
	if (quirks.etags !== 'checked' || wanted === undefined || wanted === '*' || wanted === etagOf(row)) return;
	throw new SDataError(412, 'ApplicationDiagnosis', 'The record was changed in the meantime.');
}
