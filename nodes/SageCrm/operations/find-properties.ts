import type { INodeProperties } from 'n8n-workflow';

const show = { operation: ['getAll'] };
const columnField: INodeProperties = {
	displayName: 'Column Name or ID',
	name: 'column',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getColumns', loadOptionsDependsOn: ['resource', 'entity'] },
	default: '',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

/** Which records are wanted, and in which order; `find.ts` reads them. */
export const findProperties: INodeProperties[] = [
	{
		displayName: 'Filter By',
		name: 'filterMode',
		type: 'options',
		noDataExpression: true,
		default: 'rows',
		description: 'How to say which records to get',
		displayOptions: { show },
		options: [
			{ name: 'Columns', value: 'rows', description: 'A row for each condition' },
			{ name: 'Text', value: 'where', description: 'A condition as Sage CRM or Open Connectors writes it' },
		],
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Filter',
		default: {},
		description: 'Conditions that a record has to meet. Without any, all records are returned.',
		displayOptions: { show: { ...show, filterMode: ['rows'] } },
		options: [
			{
				displayName: 'Filter',
				name: 'filter',
				values: [
					columnField,
					{
						displayName: 'Condition',
						name: 'condition',
						type: 'options',
						default: 'equals',
						description: 'How the column compares with the value',
						options: [
							{ name: 'Contains', value: 'contains' },
							{ name: 'Ends With', value: 'endsWith' },
							{ name: 'Equals', value: 'equals' },
							{ name: 'Greater Than', value: 'greater' },
							{ name: 'Greater Than or Equal', value: 'greaterOrEqual' },
							{ name: 'Is One Of', value: 'oneOf', description: 'Values with commas between them' },
							{ name: 'Less Than', value: 'less' },
							{ name: 'Less Than or Equal', value: 'lessOrEqual' },
							{ name: 'Not Equal To', value: 'notEquals' },
							{ name: 'Starts With', value: 'startsWith' },
						],
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'Selection fields hold codes; dates are written like 2026-01-31 or 2026-01-31T08:00:00',
					},
				],
			},
		],
	},
	{
		displayName: 'Match',
		name: 'match',
		type: 'options',
		default: 'all',
		description: 'How many of the filters a record has to meet',
		displayOptions: { show: { ...show, filterMode: ['rows'] } },
		options: [
			{ name: 'All Filters', value: 'all' },
			{ name: 'Any Filter', value: 'any' },
		],
	},
	{
		displayName: 'Condition',
		name: 'where',
		type: 'string',
		default: '',
		placeholder: "e.g. Comp_Status eq 'Active' and Comp_Name like 'A%'",
		description:
			"The condition that a record has to meet, in SData, or in CEQL: Comp_Status = 'Active' AND Comp_Name LIKE 'A%'. Dates go to Sage CRM as they are written here.",
		displayOptions: { show: { ...show, filterMode: ['where'] } },
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Sort Rule',
		default: {},
		description: 'The order of the records. Without a rule they come by ID.',
		displayOptions: { show },
		options: [
			{
				displayName: 'Rule',
				name: 'rule',
				values: [
					columnField,
					{
						displayName: 'Direction',
						name: 'direction',
						type: 'options',
						default: 'asc',
						options: [
							{ name: 'Ascending', value: 'asc' },
							{ name: 'Descending', value: 'desc' },
						],
					},
				],
			},
		],
	},
];
