import { checkbox, choice, choices, reference, text, texts } from '../columns.ts';
import type { EntityDefinition } from '../entity.ts';

/** Sage's contacts. E-mail and phone are rows of their own, not columns. */
export const person: EntityDefinition = {
	name: 'person',
	prefix: 'Pers',
	columns: [
		reference('Pers_CompanyId', 'company'),
		choice('Pers_Salutation'),
		text('Pers_FirstName', { mandatory: true, title: 'First Name' }),
		text('Pers_LastName', { mandatory: true, title: 'Last Name' }),
		...texts('Pers_MiddleName', 'Pers_Suffix'),
		choice('Pers_Gender'),
		text('Pers_Title'),
		choice('Pers_TitleCode'),
		text('Pers_Department'),
		...choices('Pers_Status', 'Pers_Source', 'Pers_Territory'),
		text('Pers_WebSite'),
		checkbox('Pers_OptOut'),
		reference('Pers_PrimaryAddressId', 'address'),
		reference('Pers_PrimaryUserId', 'users'),
	],
	links: [
		{ name: 'Company', entity: 'company', by: { own: 'Pers_CompanyId' } },
		{ name: 'Address', entity: 'address', by: { theirs: 'Addr_PersonID' } },
		{ name: 'email', entity: 'email', by: { theirs: 'Emai_PersonID' } },
		{ name: 'phone', entity: 'phone', by: { theirs: 'Phon_PersonID' } },
	],
};
