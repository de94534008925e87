import { NodeOperationError } from 'n8n-workflow';
import { asError } from '../sdata/as-error';
import { columnReader, keyOf } from '../sdata/record';
import { isTicked } from '../sdata/values';
import { readBody } from './body';
import { columnsProperty } from './columns-property';
import { createOne } from './new-record';
import { writtenRelations } from './relations';
import { asHeld, findEqual } from './find-equal';
import { withArticle, type Operation, type OperationCall } from './operation';

export const upsert: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	// Two items for one record that is not there yet must not create it twice.
	parallel: 'never',
	description: () => 'Create a new record, or update the current one if it already exists (upsert)',
	action: (entity) => `Create or update ${withArticle(entity)}`,
	properties: [
		...writtenRelations('upsert'),
		columnsProperty({
			operation: 'upsert',
			description:
				'What the record is to hold, and by which columns it is found if it is there already; columns without a value stay as they are',
			mode: 'upsert',
			method: 'getWritableColumns',
		}),
	],
	async run(call) {
		const { client, entity, itemIndex, context } = call;
		const { body, columns, matching } = await readBody(call, { keepNull: false });
		const refused = (message: string) => new NodeOperationError(context.getNode(), message, { itemIndex });
		if (matching.length === 0) throw refused('Choose at least one column to match on.');
		const read = columnReader(body);
		const values = matching.map((name) => {
			const value = read(name);
			if (value === undefined || value === null) {
				throw refused(`${name} is to be matched on and has no value: give it one, or match on another column.`);
			}
			const isCheckbox = columns.some((column) => column.type === 'boolean' && column.name === name);
			if (typeof value === 'boolean' || (isCheckbox && !isTicked(value))) {
				throw refused(`${name} cannot be matched on whether it is ticked: match on another column.`);
			}
			return asHeld(entity, { name, value: typeof value === 'number' ? value : String(value) });
		});
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
				`Several ${entity.plural} match (for example ${one} and ${another}): match on columns that tell them apart.`,
			);
		}
		const made = createdIn(call);
		const sought = JSON.stringify(values);
		const own = made.get(sought);
		if (one === undefined && own !== undefined) {
			const changed = await client.update(entity.resource, String(own), body).catch(asError);
			if (!(changed instanceof Error)) return [changed];
			const message = `This run has created ${withArticle(entity)} for an earlier item, ${own}, which could not be changed for this one: ${changed.message}`;
			throw new NodeOperationError(context.getNode(), new Error(message, { cause: changed }), { itemIndex });
		}
		if (one !== undefined) return [await client.update(entity.resource, String(one), body)];
		const record = await createOne(call);
		const key = keyOf(record, entity.idColumn);
		if (key !== null) made.set(sought, key);
		return [record];
	},
};

const created = new WeakMap<object, Map<string, number | string>>();

/** The records that this run has created, by the values they are found by: a server may show them later than the next item asks. */
function createdIn({ client }: OperationCall): Map<string, number | string> {
	const known = created.get(client) ?? new Map<string, number | string>();
	created.set(client, known);
	return known;
}
