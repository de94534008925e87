import { columnsProperty } from './columns-property';
import { contactPointProperties } from './contact-points';
import { writtenRelations } from './relations';
import { createMany } from './create-many';
import { createOne } from './new-record';
import { withArticle, type Operation } from './operation';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	parallel: 'where failures are borne',
	description: (entity) => `Create ${withArticle(entity)}`,
	action: (entity) => `Create ${withArticle(entity)}`,
	properties: [
		...writtenRelations('create'),
		columnsProperty({
			operation: 'create',
			description: 'What the new record holds',
			mode: 'add',
			method: 'getWritableColumns',
		}),
		...contactPointProperties,
	],
	async run(call) {
		return [await createOne(call)];
	},
	runMany: createMany,
};
