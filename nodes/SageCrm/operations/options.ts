import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

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
		'Whether up to a hundred items are created with one request, where Sage CRM can do that (2021 R1 or later)',
};
const captions: INodeProperties = {
	displayName: 'Captions and Names',
	name: 'captions',
	type: 'boolean',
	default: false,
	description:
		'Whether captions come beside the codes of selection fields (Comp_TypeCaption) and names beside the IDs of other records (Comp_PrimaryUserIdName); that takes a few more requests',
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

/** What nobody has to touch, by operation. */
const choices: ReadonlyArray<readonly [operation: string, options: INodeProperties[]]> = [
	['create', [batch, parallelRequests]],
	['delete', [parallelRequests]],
	['get', [captions, columns, parallelRequests]],
	['getAll', [captions, columns, parallelRequests]],
	['update', [parallelRequests]],
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

const names = z.array(z.string()).catch([]);

/** The columns that are to come back; none: all of them. */
export function readColumns(context: IExecuteFunctions, itemIndex: number): string[] {
	return names.parse(context.getNodeParameter('options.columns', itemIndex, []));
}

/** Whether captions and names are to stand beside codes and ids. */
export function wantsCaptions(context: IExecuteFunctions, itemIndex: number): boolean {
	return context.getNodeParameter('options.captions', itemIndex, false) === true;
}
