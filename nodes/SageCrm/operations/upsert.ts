import { NodeOperationError } from 'n8n-workflow';
import { columnReader, keyOf } from '../sdata/record';
import { readBody } from './body';
import { columnsProperty } from './columns-property';
import { createOne } from './new-record';
import { writtenRelations } from './relations';
import { findEqual } from './find-equal';
import { withArticle, type Operation } from './operation';

export const upsert: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	// Two items for one record that is not there yet must not create it twice.
	parallel: 'never',
	description: (entity) =>
		`Create a new record, or update the current one if it already exists (upsert): ${entity.value}`,
	action: (entity) => `Create or update ${withArticle(entity)}`,
	properties: [
		...writtenRelations('upsert'),
		columnsProperty({
			operation: 'upsert',
			description: 'What the record is to hold, and by which columns it is found if it is there already',
			mode: 'upsert',
			method: 'getWritableColumns',
		}),
	],
	async run(call) {
		const { client, entity, itemIndex, context } = call;
		const { body, matching } = await readBody(call, { keepNull: false });
		const refused = (message: string) => new NodeOperationError(context.getNode(), message, { itemIndex });
		if (matching.length === 0) throw refused('Choose at least one column to match on.');
		const read = columnReader(body);
		const wanted = matching.map((name) => [name, read(name)] as const);
		const missing = wanted.find(([, value]) => typeof value !== 'string' && typeof value !== 'number');
		if (missing !== undefined) {
			throw refused(`${missing[0]} is to be matched on and has no value: give it one, or match on another column.`);
		}
		const values = wanted.map(([name, value]) => ({ name, value: typeof value === 'number' ? value : String(value) }));
		const { records, hidden } = await findEqual(client, entity, values, 2);
		if (hidden !== null) {
			throw refused(
				`Sage CRM does not show ${hidden} to this user, so it cannot be matched on: choose another column.`,
			);
		}
		const [one, another] = records.map((record) => keyOf(record, entity.idColumn));
		if (one === null)
			throw refused('Sage CRM sent a record without its ID, so it cannot be changed: check the entity.');
		if (another !== undefined) {
			throw refused(
				`More than one of the ${entity.plural} match (for example ${one} and ${another}): match on columns that tell them apart.`,
			);
		}
		if (one === undefined) return [await createOne(call)];
		return [await client.update(entity.resource, String(one), body)];
	},
};
