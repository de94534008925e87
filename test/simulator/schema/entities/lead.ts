import { choices, memo, moment, reference, text, texts } from '../columns.ts';
import type { EntityDefinition } from '../entity.ts';

/** A lead carries the names and addresses of people who are not yet persons. Its created stamp has another casing than the rest [F]. */
export const lead: EntityDefinition = {
	name: 'lead',
	prefix: 'Lead',
	idField: 'Lead_LeadID',
	columns: [
		moment('Lead_CreatedDate', { shownAs: 'lead_createddate' }),
		text('Lead_Description', { mandatory: true, title: 'Description' }),
		...texts(
			'Lead_CompanyName',
			'Lead_PersonFirstName',
			'Lead_PersonLastName',
			'Lead_PersonTitle',
			'Lead_PersonEmail',
			'Lead_PersonPhoneNumber',
		),
		memo('Lead_Details'),
		...choices('Lead_Status', 'Lead_Stage'),
		reference('Lead_PrimaryCompanyID', 'company'),
		reference('Lead_PrimaryPersonID', 'person'),
		reference('Lead_AssignedUserId', 'users'),
		...choices('Lead_Source', 'Lead_Rating', 'Lead_Priority'),
	],
	links: [
		{ name: 'Company', entity: 'company', by: { own: 'Lead_PrimaryCompanyID' } },
		{ name: 'Person', entity: 'person', by: { own: 'Lead_PrimaryPersonID' } },
	],
};
