import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** Lets the user choose which columns come back. */
export function columnsOption(operation: string): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { operation: [operation] } },
		options: [
			{
				displayName: 'Column Names or IDs',
				name: 'columns',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getColumns' },
				default: [],
				description:
					'The columns to return; all of them if none is chosen. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
		],
	};
}

const names = z.array(z.string()).catch([]);

export function readColumns(context: IExecuteFunctions, itemIndex: number): string[] {
	return names.parse(context.getNodeParameter('options.columns', itemIndex, []));
}
