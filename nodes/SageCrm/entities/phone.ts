import { entity, text } from './entity';

/** Its own table, as addresses are. */
export const phone = entity({
	value: 'phone',
	label: 'Phone',
	plural: 'phone numbers',
	resource: 'phone',
	prefix: 'Phon',
	id: 'PhoneId',
	titleColumns: ['Phon_Number'],
	columns: [
		text('Phon_CountryCode', 'Country Code'),
		text('Phon_AreaCode', 'Area Code'),
		text('Phon_Number', 'Number'),
	],
});
