import { NodeOperationError } from 'n8n-workflow';
import { findProperties } from './find-properties';
import { readFind } from './find';
import { listRecords } from './list-records';
import { wantedRelations } from './relations';
import { listSorted } from './list-sorted';
import type { Operation } from './operation';
import { readColumns } from './options';

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
		const { context, client, entity, itemIndex } = call;
		const returnAll = context.getNodeParameter('returnAll', itemIndex, false) === true;
		const limit = returnAll ? Infinity : Math.floor(Number(context.getNodeParameter('limit', itemIndex, 50)));
		if (!(limit >= 1)) {
			throw new NodeOperationError(context.getNode(), 'The limit must be 1 or more.', { itemIndex });
		}
		const columns = readColumns(call);
		const { where, isWanted, needed, order } = await readFind(call);
		const select = columns.length === 0 ? [] : [...columns, ...needed];
		const settings = { limit, select, where, isWanted };
		const records =
			order.length === 0
				? await listRecords(client, entity, settings)
				: await listSorted(client, entity, settings, order);
		const unasked = new Set(columns.length === 0 ? [] : needed.map((name) => name.toLowerCase()));
		for (const name of columns) unasked.delete(name.toLowerCase());
		return records.map((record) => without(record, unasked));
	},
};

/** Columns that were needed here alone. */
function without<T>(record: Readonly<Record<string, T>>, names: ReadonlySet<string>): Readonly<Record<string, T>> {
	if (names.size === 0) return record;
	return Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(name.toLowerCase())));
}
