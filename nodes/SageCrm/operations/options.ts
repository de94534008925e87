import { isEmpty } from 'lodash';
import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { Entity } from '../entities';
import type { RawRecord } from '../sdata/feed';
import { isSecret } from '../sdata/record';
import { isTicked } from '../sdata/values';
import { isColumnName } from '../sdata/where';
import type { OperationCall } from './operation';

const columns: INodeProperties = {
	displayName: 'Column Names or IDs',
	name: 'columns',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getColumns', loadOptionsDependsOn: ['resource', 'entity'] },
	default: [],
	description:
		'The columns to return; all of them if none is chosen. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};
const batch: INodeProperties = {
	displayName: 'Many at Once',
	name: 'batch',
	type: 'boolean',
	default: true,
	description:
		'Whether to create up to a hundred items with one request, where Sage CRM can do that (2021 R1 or later)',
};
const captions: INodeProperties = {
	displayName: 'Captions and Names',
	name: 'captions',
	type: 'boolean',
	default: false,
	description:
		'Whether to add captions to the codes of selection fields (Comp_TypeCaption) and names to the IDs of other records (Comp_PrimaryUserIdName)',
};
const parallelRequests: INodeProperties = {
	displayName: 'Parallel Requests',
	name: 'parallelRequests',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 16 },
	default: 4,
	description:
		'How many items are under way at once; where something is written, only together with On Error: Continue',
};

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description:
		"Whether to return only the standard columns that hold something, without custom columns and linked records. An AI agent's tool does so unless this is off.",
};

/** What nobody has to touch, by operation. */
const choices: ReadonlyArray<readonly [operation: string, options: INodeProperties[]]> = [
	['create', [batch, parallelRequests, simplify]],
	['delete', [parallelRequests]],
	['get', [captions, columns, parallelRequests, simplify]],
	['getAll', [captions, columns, parallelRequests, simplify]],
	['update', [parallelRequests, simplify]],
	['upsert', [simplify]],
];

export const optionsProperties: INodeProperties[] = choices.map(([operation, options]) => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { operation: [operation] } },
	options,
}));

type ItemOf = Pick<OperationCall, 'context' | 'itemIndex'>;

/** A list, or a text as an expression gives it: `Comp_Name, Comp_Type`. */
const names = z.union([z.array(z.string()), z.string().transform((text) => text.split(','))]);

/**
 * The columns that are to come back; none: all of them.
 *
 * @throws {NodeOperationError} for what cannot be the name of one
 */
export function readColumns({ context, itemIndex }: ItemOf): string[] {
	const given = names.safeParse(context.getNodeParameter('options.columns', itemIndex, []));
	const columns = given.success ? given.data.map((name) => name.trim()).filter((name) => name !== '') : null;
	const wrong = columns?.find((name) => !isColumnName(name) || isSecret(name));
	if (columns !== null && wrong === undefined) return columns;
	const what =
		wrong === undefined
			? 'The columns to return are no list of names'
			: `"${wrong}" is not a column that can be returned`;
	throw new NodeOperationError(context.getNode(), `${what}: choose them from the list.`, { itemIndex });
}

/**
 * A record with the chosen columns alone, its id among them, though servers may send others all the same; as it is where
 * none is chosen.
 */
export function chosenOf(record: RawRecord, columns: readonly string[], { idColumn }: Entity): RawRecord {
	if (columns.length === 0) return record;
	const chosen = new Set([idColumn, ...columns].map((name) => name.toLowerCase()));
	return Object.fromEntries(
		Object.entries(record).filter(([name]) => name.startsWith('$') || chosen.has(name.toLowerCase())),
	);
}

/** Whether captions and names are to stand beside codes and ids. */
export function wantsCaptions({ context, itemIndex }: ItemOf): boolean {
	return isTicked(context.getNodeParameter('options.captions', itemIndex, false));
}

/** Whether the usual columns are enough; what a user has chosen comes as it is. */
export function wantsSimple({ context, itemIndex }: ItemOf): boolean {
	if (!isEmpty(context.getNodeParameter('options.columns', itemIndex, []))) return false;
	return isTicked(context.getNodeParameter('options.simplify', itemIndex, context.isToolExecution()));
}
