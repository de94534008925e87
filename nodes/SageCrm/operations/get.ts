import { withArticle, type Operation } from './operation';
import { readColumns } from './options';
import { readRecordId, recordIdProperty } from './record-id';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	parallel: 'always',
	description: (entity) => `Get ${withArticle(entity)} by its ID`,
	action: (entity) => `Get ${withArticle(entity)}`,
	properties: [recordIdProperty('get')],
	async run(call) {
		return [await call.client.get(call.entity.resource, readRecordId(call), readColumns(call))];
	},
};
