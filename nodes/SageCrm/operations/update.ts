import { NodeOperationError } from 'n8n-workflow';
import { readBody } from './body';
import { columnsProperty } from './columns-property';
import { withArticle, type Operation } from './operation';
import { writtenRelations } from './relations';
import { readRecordId, recordIdProperty } from './record-id';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	parallel: 'where failures are borne',
	description: (entity) => `Update ${withArticle(entity)}`,
	action: (entity) => `Update ${withArticle(entity)}`,
	properties: [
		recordIdProperty('update'),
		...writtenRelations('update'),
		columnsProperty({
			operation: 'update',
			description: 'What is to be changed; columns that are left out stay as they are',
			mode: 'add',
			method: 'getChangeableColumns',
		}),
	],
	target: readRecordId,
	async run(call) {
		const id = readRecordId(call);
		const { body } = await readBody(call, { keepNull: true });
		if (Object.keys(body).length === 0) {
			throw new NodeOperationError(
				call.context.getNode(),
				`There is nothing to change in ${call.entity.value} ${id}: give at least one column a value.`,
				{ itemIndex: call.itemIndex },
			);
		}
		return [await call.client.update(call.entity.resource, id, body)];
	},
};
