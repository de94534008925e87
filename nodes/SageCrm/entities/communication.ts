import { choice, datetime, entity, text, usual } from './entity';

export const communication = entity({
	value: 'communication',
	label: 'Communication',
	plural: 'communications',
	resource: 'communication',
	prefix: 'Comm',
	id: 'CommunicationId',
	titleColumns: ['Comm_Subject'],
	columns: [
		usual(text('Comm_Subject', 'Subject')),
		text('Comm_Note', 'Note'),
		choice('Comm_Action', 'Action'),
		choice('Comm_Status', 'Status'),
		datetime('Comm_DateTime', 'Date and Time'),
	],
});
