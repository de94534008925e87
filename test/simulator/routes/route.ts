import { SDataError } from '../diagnosis.ts';
import type { Reply } from '../http/reply.ts';
import { jsonReply } from '../http/reply.ts';
import { etagOf } from '../answer/record.ts';
import type { Entity } from '../schema/entity.ts';
import { batch } from './batch.ts';
import { fullRecord, visibleRow } from './context.ts';
import type { Context } from './context.ts';
import { list } from './list.ts';
import { prototypes } from './prototypes.ts';
import type { Target } from './target.ts';
import { create, remove, update } from './write.ts';

/** Sends a request to its route; what cannot be done there is 405. */
export function route(method: string, target: Target, context: Context): Reply {
	const { store } = context;
	switch (target.kind) {
		case 'prototypes':
			if (method !== 'GET') break;
			return prototypes(target.resource === undefined ? store.entities() : [known(target.resource, context)], context);
		case 'batch':
			if (method !== 'POST') break;
			return batch(known(target.resource, context), context);
		case 'list':
			if (method === 'GET') return list(known(target.resource, context), context);
			if (method === 'POST') return create(known(target.resource, context), context);
			break;
		case 'record':
			if (method === 'GET') return record(known(target.resource, context), target.id, context);
			if (method === 'PATCH' || method === 'PUT') return update(known(target.resource, context), target.id, context);
			if (method === 'DELETE') return remove(known(target.resource, context), target.id, context);
	}
	throw new SDataError(405, 'BadUrlSyntax', `${method} is not possible here.`);
}

function record(entity: Entity, id: number, context: Context): Reply {
	const row = visibleRow(entity, id, context);
	const headers: Record<string, string> = context.quirks.etags === 'none' ? {} : { ETag: etagOf(row) };
	return jsonReply(200, fullRecord(entity, row, context), headers);
}

function known(resource: string, { store }: Context): Entity {
	const entity = store.entity(resource);
	if (!entity) throw new SDataError(404, 'ResourceKindNotFound', `The resource kind '${resource}' was not found.`);
	return entity;
}
