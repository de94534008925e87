import type { IDataObject } from 'n8n-workflow';

/** How a record of a resource comes into being and changes. */
export interface Example {
	readonly resource: string;
	/** As addresses have it. */
	readonly table: string;
	/** A column with a text that tells records apart; not among those below. */
	readonly name: string;
	readonly created: IDataObject;
	readonly changed: IDataObject;
}

export const examples: readonly Example[] = [
	{
		resource: 'account',
		table: 'company',
		name: 'Comp_Name',
		created: { Comp_Type: 'Customer', Comp_WebSite: 'https://old.example.com' },
		changed: { Comp_WebSite: "https://new.example.com/?o'b=%&x=1", Comp_Source: 'Web' },
	},
	{
		resource: 'case',
		table: 'cases',
		name: 'Case_Description',
		created: { Case_Priority: 'High' },
		changed: { Case_Priority: 'Low' },
	},
	{
		resource: 'communication',
		table: 'communication',
		name: 'Comm_Subject',
		created: { Comm_Note: 'First\nsecond', Comm_DateTime: '2026-07-01T08:30:00Z' },
		changed: { Comm_DateTime: '2026-12-01T08:30:00Z' },
	},
	{
		resource: 'contact',
		table: 'person',
		name: 'Pers_LastName',
		created: { Pers_FirstName: 'Zoë', Pers_CompanyId: 4 },
		changed: { Pers_FirstName: '😀' },
	},
	{
		resource: 'lead',
		table: 'lead',
		name: 'Lead_Description',
		created: { Lead_CompanyName: "O'Brien & Söhne" },
		changed: { Lead_CompanyName: '100 % wool' },
	},
	{
		resource: 'note',
		table: 'notes',
		name: 'Note_Note',
		created: { Note_ForeignTableId: 5, Note_ForeignId: 4 },
		changed: { Note_ForeignId: 3 },
	},
	{
		resource: 'opportunity',
		table: 'opportunity',
		name: 'Oppo_Description',
		created: { Oppo_TargetClose: '2026-06-30', Oppo_Opened: '2026-01-01T12:15:00Z' },
		changed: { Oppo_TargetClose: '2026-12-31' },
	},
	{
		resource: 'user',
		table: 'users',
		name: 'User_Logon',
		created: { User_FirstName: 'Gráinne', User_LastName: 'Byrne' },
		changed: { User_LastName: 'de Búrca' },
	},
	{
		resource: 'custom',
		table: 'project',
		name: 'Proj_Name',
		created: { Proj_Stage: 'begun' },
		changed: { Proj_Stage: 'done' },
	},
];
