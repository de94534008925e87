import { withArticle, type Operation } from './operation';
import { readRecordId, recordIdProperty } from './record-id';

export const remove: Operation = {
	value: 'delete',
	name: 'Delete',
	parallel: 'where failures are borne',
	description: (entity) => `Delete ${withArticle(entity)}`,
	action: (entity) => `Delete ${withArticle(entity)}`,
	properties: [recordIdProperty('delete')],
	async run(call) {
		await call.client.delete(call.entity.resource, readRecordId(call));
		return [{ deleted: true }];
	},
};
