import { choice, entity, reference, text, usual } from './entity';

export const supportCase = entity({
	value: 'case',
	label: 'Case',
	plural: 'cases',
	resource: 'cases',
	prefix: 'Case',
	id: 'CaseId',
	titleColumns: ['Case_Description'],
	page: { action: 281, key: 8 },
	columns: [
		usual(text('Case_Description', 'Description')),
		choice('Case_Status', 'Status'),
		choice('Case_Stage', 'Stage'),
		choice('Case_Priority', 'Priority'),
		reference('Case_PrimaryCompanyId', 'Company ID'),
		reference('Case_PrimaryPersonId', 'Person ID'),
		reference('Case_AssignedUserId', 'Assigned User ID'),
	],
});
