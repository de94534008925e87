import { withArticle, type Operation } from './operation';
import { chosenOf, readColumns } from './options';
import { readRecordId, recordIdProperty } from './record-id';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	parallel: 'always',
	description: (entity) => `Get ${withArticle(entity)}`,
	action: (entity) => `Get ${withArticle(entity)}`,
	properties: [recordIdProperty('get')],
	async run(call) {
		const { client, entity } = call;
		const columns = readColumns(call);
		const select = columns.length === 0 ? [] : [...new Set([entity.idColumn, ...columns])];
		return [chosenOf(await client.get(entity.resource, readRecordId(call), select), columns, entity)];
	},
};
