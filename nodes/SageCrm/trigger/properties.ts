import type { INodeProperties } from 'n8n-workflow';
import { entities } from '../entities';

/** What the trigger asks its user. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Resources',
		name: 'resources',
		type: 'multiOptions',
		required: true,
		default: ['account'],
		description: 'The kinds of records to watch',
		options: entities.map(({ label, value }) => ({ name: label, value })),
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
				displayName: 'Max Events',
				name: 'maxEvents',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 500,
				description: 'Events that one poll delivers for each resource; the rest follows with the next polls',
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
