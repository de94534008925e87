import { entity, text } from './entity';

/** Its own table, as addresses are. */
export const email = entity({
	value: 'email',
	label: 'E-Mail',
	plural: 'e-mails',
	resource: 'email',
	prefix: 'Emai',
	id: 'EmailId',
	titleColumns: ['Emai_EmailAddress'],
	columns: [text('Emai_EmailAddress', 'E-Mail')],
});
