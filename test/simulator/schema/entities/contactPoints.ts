import { choice, reference, text, texts } from '../columns.ts';
import type { EntityDefinition } from '../entity.ts';

/**
 * Addresses, e-mails and phones are rows of their own. Sage links them through further tables (EmailLink, PhoneLink, Address_Link); here each row names
 * its company or person itself, which is all that a client of the API can see.
 */
function contactPoint(name: string, prefix: string, columns: EntityDefinition['columns'] = []): EntityDefinition {
	const owners = [`${prefix}_CompanyID`, `${prefix}_PersonID`];
	return {
		name,
		prefix,
		columns: [
			...columns,
			choice(`${prefix}_Type`),
			reference(`${prefix}_CompanyID`, 'company'),
			reference(`${prefix}_PersonID`, 'person'),
		],
		parents: owners,
	};
}

export const address = contactPoint('address', 'Addr', [
	text('Addr_Address1', { title: 'Address 1' }),
	...texts('Addr_Address2', 'Addr_City', 'Addr_State', 'Addr_PostCode'),
	choice('Addr_Country'),
]);

export const email = contactPoint('email', 'Emai', [text('Emai_EmailAddress', { mandatory: true, title: 'E-mail' })]);

export const phone = contactPoint('phone', 'Phon', [
	...texts('Phon_CountryCode', 'Phon_AreaCode'),
	text('Phon_Number', { mandatory: true, title: 'Number' }),
]);
