import { text, texts, whole } from '../columns.ts';
import type { EntityDefinition } from '../entity.ts';

/** The words for the codes of selection fields: `where=Capt_Family eq 'Comp_Type'` [F]. */
export const customCaptions: EntityDefinition = {
	name: 'Custom_Captions',
	title: 'Captions',
	prefix: 'Capt',
	idField: 'Capt_CaptionId',
	columns: [
		text('Capt_Family', { mandatory: true }),
		text('Capt_FamilyType'),
		text('Capt_Code', { mandatory: true }),
		...texts('Capt_US', 'Capt_UK', 'Capt_FR', 'Capt_DE', 'Capt_ES'),
		whole('Capt_Order'),
	],
};
