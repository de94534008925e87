import { entity, reference, text, usual } from './entity';

export const note = entity({
	value: 'note',
	label: 'Note',
	plural: 'notes',
	resource: 'notes',
	prefix: 'Note',
	id: 'NoteId',
	titleColumns: ['Note_Note'],
	columns: [
		usual(text('Note_Note', 'Note')),
		usual(reference('Note_ForeignTableId', 'Table ID')),
		usual(reference('Note_ForeignId', 'Record ID')),
	],
});
