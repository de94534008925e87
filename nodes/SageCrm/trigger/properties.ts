import type { INodeProperties } from 'n8n-workflow';
import { entities } from '../entities';

const resourceOptions = entities.map(({ label, value }) => ({ name: label, value }));

/** What the trigger asks its user. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Resources',
		name: 'resources',
		type: 'multiOptions',
		required: true,
		default: ['account'],
		description: 'The kinds of records to watch',
		options: resourceOptions,
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['created', 'updated'],
		description: 'What has to happen to a record for the workflow to run',
		options: [
			{ name: 'Created', value: 'created' },
			{ name: 'Updated', value: 'updated' },
		],
	},
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'options',
		default: 'now',
		description: 'Which changes the first poll delivers',
		options: [
			{
				name: 'Now',
				value: 'now',
				description: 'Only what changes after the workflow was activated',
			},
			{
				name: 'Date',
				value: 'date',
				description: 'What has changed since a date, then everything that changes',
			},
			{
				name: 'Beginning',
				value: 'beginning',
				description: 'Every record there is, then everything that changes',
			},
		],
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		required: true,
		default: '',
		description: 'Changes since then are delivered',
		displayOptions: { show: { startFrom: ['date'] } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Filter',
		default: {},
		description:
			'Only records that meet the condition run the workflow. A record that comes to meet it by a change counts as changed.',
		options: [
			{
				displayName: 'Filter',
				name: 'filter',
				values: [
					{
						displayName: 'Resource',
						name: 'resource',
						type: 'options',
						default: 'account',
						description: 'The kind of records that the condition is for',
						options: resourceOptions,
					},
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
		description: 'What records hold in the output. All columns of a resource for which none are chosen here.',
		options: [
			{
				displayName: 'Resource',
				name: 'column',
				values: [
					{
						displayName: 'Resource',
						name: 'resource',
						type: 'options',
						default: 'account',
						description: 'The kind of records that the columns are for',
						options: resourceOptions,
					},
					{
						displayName: 'Column Names or IDs',
						name: 'names',
						type: 'multiOptions',
						typeOptions: { loadOptionsMethod: 'getWatchedColumns', loadOptionsDependsOn: ['&resource'] },
						default: [],
						description:
							'The columns to ask for, beside the ID and who changed the record when. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
					},
				],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Created Tolerance',
				name: 'createdTolerance',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 1,
				description:
					'Seconds within which created and updated count as one moment. Matters only where updates alone are watched.',
			},
			{
				displayName: 'Ignore Changes By Names or IDs',
				name: 'ignoreUpdatedBy',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getUsers' },
				default: [],
				description:
					'Changes that these users made do not run the workflow, so that one that writes to Sage CRM does not run itself. Where somebody else changes the same record before the next poll, the last one counts. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Max Events',
				name: 'maxEvents',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 500,
				description: 'Events that one poll delivers for each resource; the rest follows with the next polls',
			},
			{
				displayName: 'On Reactivation',
				name: 'onReactivation',
				type: 'options',
				default: 'catchUp',
				description: 'What happens with changes that were made while the workflow was switched off',
				options: [
					{
						name: 'Catch Up',
						value: 'catchUp',
						description: 'They run the workflow when it is switched on again',
					},
					{
						name: 'Start From Now',
						value: 'now',
						description: 'They are left out',
					},
				],
			},
			{
				displayName: 'Output',
				name: 'output',
				type: 'options',
				default: 'event',
				description: 'What an item holds',
				options: [
					{
						name: 'Event',
						value: 'event',
						description: 'The kind of event, the resource, the ID, when, by whom, and the record',
					},
					{
						name: 'Record',
						value: 'record',
						description: 'The record alone',
					},
				],
			},
			{
				displayName: 'Page Size',
				name: 'pageSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1000 },
				default: 200,
				description: 'Records asked for with one request; the server may send fewer',
			},
			{
				displayName: 'Settle Time',
				name: 'settleSeconds',
				type: 'number',
				typeOptions: { minValue: 5, maxValue: 3600 },
				default: 60,
				description:
					'Seconds that a change may take to become visible in Sage CRM after its date was set. It does not delay events: it says for how long the trigger keeps looking back.',
			},
		],
	},
];
