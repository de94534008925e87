import { shown } from './shown';
import { withArticle, type Operation } from './operation';
import { readColumns, wantsCaptions } from './options';
import { readable } from './readable';
import { readRecordId, recordIdProperty } from './record-id';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	parallel: 'always',
	description: (entity) => `Get ${withArticle(entity)} by its ID`,
	action: (entity) => `Get ${withArticle(entity)}`,
	properties: [recordIdProperty('get')],
	async run(call) {
		const { context, client, entity, itemIndex } = call;
		const id = readRecordId(call);
		const record = shown(call, await client.get(entity.resource, id, readColumns(context, itemIndex)));
		return wantsCaptions(context, itemIndex) ? await readable(call, [record]) : [record];
	},
};
