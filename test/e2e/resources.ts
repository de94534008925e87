import type { Fields } from '../simulator/index.ts';

/** One of the five resources: how a record of it comes into being, in Sage CRM itself and through the action node, and how it changes. */
export interface Resource {
	/** The node's word. */
	value: string;
	plural: string;
	/** Sage CRM's word. */
	entity: string;
	created: Fields;
	changed: Fields;
	/** Whether the address of a record's page in the browser is known. */
	hasPage: boolean;
}

export const resources: readonly Resource[] = [
	{
		value: 'account',
		plural: 'accounts',
		entity: 'company',
		created: { Comp_Name: 'Harbour & Sons', Comp_WebSite: 'https://harbour.example.com' },
		changed: { Comp_WebSite: 'https://harbour-and-sons.example.com' },
		hasPage: true,
	},
	{
		value: 'contact',
		plural: 'contacts',
		entity: 'person',
		created: { Pers_FirstName: 'Aoife', Pers_LastName: "O'Brien" },
		changed: { Pers_Department: 'Purchasing' },
		hasPage: true,
	},
	{
		value: 'lead',
		plural: 'leads',
		entity: 'lead',
		created: {
			Lead_Description: 'Two delivery vans',
			Lead_CompanyName: 'Orchard Juices',
			Lead_PersonLastName: 'Müller',
		},
		changed: { Lead_Details: 'Called back; wants an offer by Friday.' },
		hasPage: false,
	},
	{
		value: 'opportunity',
		plural: 'opportunities',
		entity: 'opportunity',
		created: { Oppo_Description: 'Twelve oak desks', Oppo_Forecast: 4800 },
		changed: { Oppo_Certainty: 80 },
		hasPage: true,
	},
	{
		value: 'user',
		plural: 'users',
		entity: 'users',
		created: { User_Logon: 'gbyrne', User_FirstName: 'Gráinne', User_LastName: 'Byrne' },
		changed: { User_Department: 'Sales' },
		hasPage: false,
	},
];
