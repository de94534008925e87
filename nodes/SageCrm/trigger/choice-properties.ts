import type { INodeProperties } from 'n8n-workflow';
import { custom } from '../entities';
import { resourceOptions } from './resource-options';

function resourceProperties(description: string): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			default: 'account',
			description,
			options: resourceOptions,
		},
		{
			displayName: 'Entity',
			name: 'entity',
			type: 'string',
			default: '',
			placeholder: 'e.g. project',
			description: 'The name of one of the custom resources above',
			displayOptions: { show: { resource: [custom] } },
		},
	];
}

/** What can be chosen for each resource by itself; `resource-choices.ts` reads it. */
export const choiceProperties: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Filter',
		default: {},
		displayOptions: { show: { setup: ['form'] } },
		description: 'Only records that meet the condition run the workflow, also those that come to meet it by a change',
		options: [
			{
				displayName: 'Filter',
				name: 'filter',
				values: [
					...resourceProperties('The kind of records that the condition is for'),
					{
						displayName: 'Syntax',
						name: 'syntax',
						type: 'options',
						default: 'sdata',
						description: 'The language of the condition',
						options: [
							{
								name: 'CEQL',
								value: 'ceql',
								description: "Of Open Connectors: Comp_Status = 'Active' AND Comp_Name LIKE 'A%'",
							},
							{
								name: 'SData',
								value: 'sdata',
								description: "Sage CRM's own: Comp_Status eq 'Active' and Comp_Name like 'A%'",
							},
						],
					},
					{
						displayName: 'Condition',
						name: 'where',
						type: 'string',
						default: '',
						placeholder: "e.g. Comp_Status eq 'Active' and Comp_Name like 'A%'",
						description: 'What a record has to meet; the columns have the names that Sage CRM gives them',
					},
				],
			},
		],
	},
	{
		displayName: 'Columns',
		name: 'columns',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Resource',
		default: {},
		displayOptions: { show: { setup: ['form'] } },
		description: 'What records hold in the output. All columns of a resource for which none are chosen here.',
		options: [
			{
				displayName: 'Resource',
				name: 'column',
				values: [
					...resourceProperties('The kind of records that the columns are for'),
					{
						displayName: 'Column Names or IDs',
						name: 'names',
						type: 'multiOptions',
						typeOptions: { loadOptionsMethod: 'getWatchedColumns', loadOptionsDependsOn: ['&resource', '&entity'] },
						default: [],
						description:
							'The columns to ask for, beside the ID and who changed the record when. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
					},
				],
			},
		],
	},
];
