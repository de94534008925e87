import { withArticle, type Operation } from './operation';
import { readRecordId, recordIdProperty } from './record-id';

export const remove: Operation = {
	value: 'delete',
	name: 'Delete',
	parallel: 'where failures are borne',
	description: (entity) => `Delete ${withArticle(entity)}`,
	action: (entity) => `Delete ${withArticle(entity)}`,
	properties: [recordIdProperty(['delete'])],
	async run({ context, client, entity, itemIndex }) {
		await client.delete(entity.resource, readRecordId(context, itemIndex));
		return [{ deleted: true }];
	},
};
