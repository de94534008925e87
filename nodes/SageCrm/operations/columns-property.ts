import type { INodeProperties } from 'n8n-workflow';

interface ColumnsOf {
	readonly operation: string;
	readonly description: string;
	/** `upsert` lets the user choose by which columns a record is found. */
	readonly mode: 'add' | 'upsert';
	readonly method: 'getWritableColumns' | 'getChangeableColumns';
}

/** The columns to be written, as n8n maps them from the input. */
export function columnsProperty({ operation, description, mode, method }: ColumnsOf): INodeProperties {
	return {
		displayName: 'Columns',
		name: 'columns',
		type: 'resourceMapper',
		noDataExpression: true,
		required: true,
		default: { mappingMode: 'defineBelow', value: null },
		description,
		displayOptions: { show: { operation: [operation] } },
		typeOptions: {
			loadOptionsDependsOn: ['resource', 'entity'],
			resourceMapper: {
				resourceMapperMethod: method,
				mode,
				fieldWords: { singular: 'column', plural: 'columns' },
				supportAutoMap: true,
				...(mode === 'upsert' ? { multiKeyMatch: true } : {}),
			},
		},
	};
}
