import { NodeOperationError } from 'n8n-workflow';
import { typeIn, type ColumnType, type DescribedColumn } from '../entities';
import { asError } from '../sdata/as-error';
import { withMessage } from '../sdata/problem';
import { columnReader, keyOf, type ReadColumn } from '../sdata/record';
import { isTicked } from '../sdata/values';
import { readBody } from './body';
import { columnsProperty } from './columns-property';
import { PerhapsCreated } from './lost-answer';
import { createOne } from './new-record';
import { writtenRelations } from './relations';
import { asHeld, findEqual, type Equal } from './find-equal';
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
		const refused = (message: string, cause?: Error) =>
			withMessage(new NodeOperationError(context.getNode(), new Error(message, { cause }), { itemIndex }), message);
		if (matching.length === 0) throw refused('Choose at least one column to match on.');
		const read = columnReader(body);
		const types = await typesOf(call, matching, columns, read);
		const values = matching.map((name, at): Equal => {
			const value = read(name);
			if (value === undefined || value === null) {
				throw refused(`${name} is to be matched on and has no value: give it one, or match on another column.`);
			}
			if (typeof value === 'boolean' || (types[at] === 'boolean' && !isTicked(value))) {
				throw refused(`${name} cannot be matched on whether it is ticked: match on another column.`);
			}
			return { name, value: asHeld(types[at], typeof value === 'number' ? value : String(value)) };
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
		if (one !== undefined) return [await client.update(entity.resource, String(one), body)];
		const made = createdIn(call);
		const sought = JSON.stringify(values);
		const before = made.get(sought);
		if (before instanceof PerhapsCreated) {
			throw refused(
				`An earlier item may have created this ${entity.value}, but its answer was lost: check before retrying.`,
				before,
			);
		}
		if (before !== undefined) {
			const changed = await client.update(entity.resource, String(before), body).catch(asError);
			if (!(changed instanceof Error)) return [changed];
			throw refused(
				`This run has created ${withArticle(entity)} for an earlier item, ${before}, which could not be changed for this one: ${changed.message}`,
				changed,
			);
		}
		const record = await createOne(call).catch(asError);
		if (record instanceof PerhapsCreated) made.set(sought, record);
		if (record instanceof Error) throw record;
		const key = keyOf(record, entity.idColumn);
		if (key !== null) made.set(sought, key);
		return [record];
	},
};

/** Of the columns by their names; the server is asked where a number is to be found and nothing tells in what. */
async function typesOf(
	call: OperationCall,
	names: readonly string[],
	mapped: readonly DescribedColumn[],
	read: ReadColumn,
): Promise<Array<ColumnType | undefined>> {
	const isKnown = names.every((name) => typeIn(mapped, name) !== undefined || typeof read(name) !== 'number');
	const columns = isKnown ? mapped : [...mapped, ...(await call.described().catch(() => []))];
	return names.map((name) => typeIn(columns, name));
}

type Created = Map<string, number | string | PerhapsCreated>;
const created = new WeakMap<object, Created>();

/** The records that this run has created, or may have, by the values they are found by: a server may show them later than the next item asks. */
function createdIn({ client }: OperationCall): Created {
	const known: Created = created.get(client) ?? new Map();
	created.set(client, known);
	return known;
}
