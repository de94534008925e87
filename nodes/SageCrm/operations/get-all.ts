import { NodeOperationError } from 'n8n-workflow';
import { findProperties } from './find-properties';
import { readFind } from './find';
import { findRecords } from './find-records';
import { wantedRelations } from './relations';
import { columnNamed } from '../entities';
import { deletedColumnOf } from '../sdata/record';
import type { Operation, OperationCall } from './operation';
import { isTicked } from '../sdata/values';
import { chosenOf, readColumns } from './options';

const show = { operation: ['getAll'] };

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	parallel: 'always',
	description: ({ plural }) => `Get many ${plural}`,
	action: ({ plural }) => `Get many ${plural}`,
	properties: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			displayOptions: { show },
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { ...show, returnAll: [false] } },
			description: 'Max number of results to return',
		},
		...wantedRelations('getAll'),
		...findProperties,
	],
	async run(call) {
		const { context, itemIndex } = call;
		const returnAll = isTicked(context.getNodeParameter('returnAll', itemIndex, false));
		const limit = returnAll ? Infinity : Math.floor(Number(context.getNodeParameter('limit', itemIndex, 50)));
		if (!(limit >= 1)) {
			throw new NodeOperationError(context.getNode(), 'The limit must be 1 or more.', { itemIndex });
		}
		const columns = readColumns(call);
		const find = await readFind(call);
		const mark = columns.length === 0 ? null : await deletedMark(call);
		const select = mark === null ? [] : [...columns, ...find.needed, ...mark];
		const records = await findRecords(call, find, { limit, select });
		return records.map((record) => chosenOf(record, columns, call.entity));
	},
};

/**
 * To be asked for beside chosen columns: without it a server that sends deleted records would not say that they are.
 *
 * @returns null where it is not known whether there is one: then whole records are asked for
 */
async function deletedMark({ client, entity }: OperationCall): Promise<string[] | null> {
	const described = await client.prototype(entity.resource).catch(() => null);
	if (described === null) return null;
	const mark = columnNamed(described, deletedColumnOf(entity.idColumn) ?? '');
	return mark === undefined ? [] : [mark.name];
}
