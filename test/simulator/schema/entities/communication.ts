import { choices, memo, moment, text } from '../columns.ts';
import type { EntityDefinition } from '../entity.ts';

/** Calls, meetings, letters, tasks. */
export const communication: EntityDefinition = {
	name: 'communication',
	prefix: 'Comm',
	columns: [
		text('Comm_Subject'),
		memo('Comm_Note'),
		...choices('Comm_Action', 'Comm_Status', 'Comm_Priority'),
		moment('Comm_DateTime'),
	],
};
