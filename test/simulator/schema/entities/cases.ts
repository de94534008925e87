import { choices, memo, moment, reference, text } from '../columns.ts';
import type { EntityDefinition } from '../entity.ts';

/** Support cases; the resource is plural, its columns are not. */
export const cases: EntityDefinition = {
	name: 'cases',
	title: 'Case',
	prefix: 'Case',
	idField: 'Case_CaseId',
	columns: [
		text('Case_Description', { mandatory: true, title: 'Description' }),
		memo('Case_ProblemNote'),
		...choices('Case_Status', 'Case_Stage', 'Case_Priority'),
		moment('Case_Opened'),
		moment('Case_Closed'),
		reference('Case_PrimaryCompanyId', 'company'),
		reference('Case_PrimaryPersonId', 'person'),
		reference('Case_AssignedUserId', 'users'),
	],
	links: [
		{ name: 'Company', entity: 'company', by: { own: 'Case_PrimaryCompanyId' } },
		{ name: 'Person', entity: 'person', by: { own: 'Case_PrimaryPersonId' } },
	],
};
