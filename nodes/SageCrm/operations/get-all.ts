import { viewOf } from '../entities';
import { presentRecord } from '../sdata/record';
import { columnsOption, readColumns } from './columns-option';
import { NodeOperationError } from 'n8n-workflow';
import { listRecords } from './list-records';
import type { Operation } from './operation';

const show = { operation: ['getAll'] };

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
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
		columnsOption('getAll'),
	],
	async run({ context, client, entity, itemIndex }) {
		const returnAll = context.getNodeParameter('returnAll', itemIndex, false) === true;
		const limit = returnAll ? Infinity : Number(context.getNodeParameter('limit', itemIndex, 50));
		if (!(limit >= 1)) {
			throw new NodeOperationError(context.getNode(), 'The limit must be 1 or more.', { itemIndex });
		}
		const select = readColumns(context, itemIndex);
		const records = await listRecords(client, entity, { limit: Math.floor(limit), select });
		const view = viewOf(entity, client.connection.zone);
		return records.map((record) => presentRecord(record, view));
	},
};
