import type { INodeProperties } from 'n8n-workflow';
import { choiceProperties } from './choice-properties';
import { customResourcesProperty } from './custom-resources-property';
import { optionsProperty } from './options-property';
import { resourceOptions } from './resource-options';

/** What the trigger asks its user. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Setup',
		name: 'setup',
		type: 'options',
		noDataExpression: true,
		default: 'form',
		description: 'Where it stands what is to be watched',
		options: [
			{
				name: 'Form',
				value: 'form',
				description: 'Choose it here',
			},
			{
				name: 'Polling Configuration of Open Connectors',
				value: 'import',
				description: 'Paste what an instance of SAP Open Connectors has',
			},
		],
	},
	{
		displayName: 'Polling Configuration',
		name: 'pollingConfiguration',
		type: 'json',
		typeOptions: { rows: 12 },
		required: true,
		default: '',
		description:
			'The JSON of an instance, or only its event.poller.configuration. Delete the password from it: the text is saved with the workflow.',
		displayOptions: { show: { setup: ['import'] } },
	},
	{
		displayName: 'Resources',
		name: 'resources',
		type: 'multiOptions',
		required: true,
		default: ['account'],
		description: 'The kinds of records to watch',
		options: resourceOptions,
		displayOptions: { show: { setup: ['form'] } },
	},
	customResourcesProperty,
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
