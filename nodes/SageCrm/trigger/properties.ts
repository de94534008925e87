import type { INodeProperties } from 'n8n-workflow';
import { choiceProperties } from './choice-properties';
import { optionsProperty } from './options-property';
import { resourceOptions } from './resource-options';

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
	...choiceProperties,
	optionsProperty,
];
