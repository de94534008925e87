import type { INodeProperties } from 'n8n-workflow';

/** What nobody has to touch. */
export const optionsProperty: INodeProperties = {
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
			displayName: 'Ignored User Names or IDs',
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
};
