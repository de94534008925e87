import { checkbox, choices, reference, text, texts } from '../columns.ts';
import type { EntityDefinition } from '../entity.ts';

/** Sage's accounts. Revenue and employees are codes, not numbers. */
export const company: EntityDefinition = {
	name: 'company',
	prefix: 'Comp',
	columns: [
		text('Comp_Name', { mandatory: true, title: 'Company Name' }),
		...choices(
			'Comp_Type',
			'Comp_Status',
			'Comp_Source',
			'Comp_Territory',
			'Comp_Revenue',
			'Comp_Employees',
			'Comp_Sector',
			'Comp_IndCode',
		),
		...texts('Comp_WebSite'),
		reference('Comp_PrimaryPersonId', 'person'),
		reference('Comp_PrimaryAddressId', 'address'),
		reference('Comp_PrimaryUserId', 'users'),
		...choices('Comp_MailRestriction'),
		checkbox('Comp_OptOut'),
	],
	links: [
		{ name: 'Person', entity: 'person', by: { own: 'Comp_PrimaryPersonId' } },
		{ name: 'Address', entity: 'address', by: { theirs: 'Addr_CompanyID' } },
		{ name: 'email', entity: 'email', by: { theirs: 'Emai_CompanyID' } },
		{ name: 'phone', entity: 'phone', by: { theirs: 'Phon_CompanyID' } },
	],
};
