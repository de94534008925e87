import { columnsProperty } from './columns-property';
import { contactPointProperties } from './contact-points';
import { createMany } from './create-many';
import { createOne } from './new-record';
import { withArticle, type Operation } from './operation';
import { shown } from './shown';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	parallel: 'where failures are borne',
	description: (entity) => `Create ${withArticle(entity)}`,
	action: (entity) => `Create ${withArticle(entity)}`,
	properties: [
		columnsProperty({
			operation: 'create',
			description: 'What the new record holds',
			mode: 'add',
			method: 'getWritableColumns',
		}),
		...contactPointProperties,
	],
	async run(call) {
		return [shown(call, await createOne(call))];
	},
	runMany: createMany,
};
