import type { INodeProperties } from 'n8n-workflow';
import { custom } from '../entities';

const usual = "Leave empty for Sage CRM's usual name";

/** In the order in which they matter: most entities need no more than the first two. */
const fields: INodeProperties[] = [
	{
		displayName: 'Entity Name or ID',
		name: 'entity',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getEntities' },
		default: '',
		description:
			'What Sage CRM calls it. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Updated Field',
		name: 'updatedField',
		type: 'string',
		default: '',
		placeholder: 'e.g. Proj_UpdatedDate',
		description: `The column with the date of the last change. ${usual}, where the entity is an address, e-mail or phone.`,
	},
	{
		displayName: 'Created Field',
		name: 'createdField',
		type: 'string',
		default: '',
		placeholder: 'e.g. Proj_CreatedDate',
		description: `The column with the date of creation. ${usual}.`,
	},
	{
		displayName: 'ID Field',
		name: 'idField',
		type: 'string',
		default: '',
		placeholder: 'e.g. Proj_ProjectId',
		description: `The column with the number of the record. ${usual}.`,
	},
	{
		displayName: 'Date Format',
		name: 'dateFormat',
		type: 'string',
		default: '',
		placeholder: 'e.g. dd/MM/yyyy HH:mm:ss',
		description:
			"How its dates are written, in the letters of Java's SimpleDateFormat. Leave empty for 2026-01-31T08:00:00Z and the like.",
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Dublin',
		description: "The zone that its dates are in. Leave empty for the credential's.",
	},
];

/** Entities beside those that the list of resources has; `form-resources.ts` reads them. */
export const customResourcesProperty: INodeProperties = {
	displayName: 'Custom Resources',
	name: 'customResources',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Custom Resource',
	default: {},
	description:
		'Other kinds of records to watch. Addresses, e-mails and phones are kinds of their own: to change one may leave the account or contact that it belongs to as it was.',
	displayOptions: { show: { setup: ['form'], resources: [custom] } },
	options: [
		{
			displayName: 'Custom Resource',
			name: 'entry',
			values: fields,
		},
	],
};
