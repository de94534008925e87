import { viewOf } from '../entities';
import { presentRecord } from '../sdata/record';
import { columnsOption, readColumns } from './columns-option';
import { withArticle, type Operation } from './operation';
import { readRecordId, recordIdProperty } from './record-id';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	description: (entity) => `Get ${withArticle(entity)} by its ID`,
	action: (entity) => `Get ${withArticle(entity)}`,
	properties: [recordIdProperty(['get']), columnsOption('get')],
	async run({ context, client, entity, itemIndex }) {
		const id = readRecordId(context, itemIndex);
		const record = await client.get(entity.resource, id, readColumns(context, itemIndex));
		return [presentRecord(record, viewOf(entity, client.connection.zone))];
	},
};
