import { entity, reference, required, text } from './entity';

export const note = entity({
	value: 'note',
	label: 'Note',
	plural: 'notes',
	resource: 'notes',
	prefix: 'Note',
	id: 'NoteId',
	titleColumns: ['Note_Note'],
	columns: [
		required(text('Note_Note', 'Note')),
		required(reference('Note_ForeignTableId', 'Table ID')),
		required(reference('Note_ForeignId', 'Record ID')),
	],
});
