import { choice, choices, day, decimal, memo, moment, reference, text, whole } from '../columns.ts';
import type { EntityDefinition } from '../entity.ts';

/** A sale in the making; amounts come with the id of their currency (`_CID`). */
export const opportunity: EntityDefinition = {
	name: 'opportunity',
	prefix: 'Oppo',
	columns: [
		text('Oppo_Description', { mandatory: true, title: 'Description' }),
		reference('Oppo_PrimaryCompanyId', 'company'),
		reference('Oppo_PrimaryPersonId', 'person'),
		reference('Oppo_AssignedUserId', 'users'),
		...choices('Oppo_Type', 'Oppo_Product', 'Oppo_Source'),
		memo('Oppo_Note'),
		moment('Oppo_Opened'),
		moment('Oppo_Closed'),
		...choices('Oppo_Status', 'Oppo_Stage'),
		decimal('Oppo_Forecast'),
		whole('Oppo_Forecast_CID'),
		whole('Oppo_Certainty'),
		choice('Oppo_Priority'),
		day('Oppo_TargetClose'),
		decimal('Oppo_Total'),
		whole('Oppo_Total_CID'),
		whole('Oppo_Currency'),
	],
	links: [
		{ name: 'Company', entity: 'company', by: { own: 'Oppo_PrimaryCompanyId' } },
		{ name: 'Person', entity: 'person', by: { own: 'Oppo_PrimaryPersonId' } },
	],
};
