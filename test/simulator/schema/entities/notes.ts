import { memo, whole } from '../columns.ts';
import type { EntityDefinition } from '../entity.ts';

/** A note on any record, which it names by table and id. */
export const notes: EntityDefinition = {
	name: 'notes',
	title: 'Note',
	prefix: 'Note',
	idField: 'Note_NoteId',
	columns: [
		memo('Note_Note', { mandatory: true, title: 'Note' }),
		whole('Note_ForeignTableId'),
		whole('Note_ForeignId'),
	],
};
