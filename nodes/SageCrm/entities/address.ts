import { entity, text } from './entity';

/** Its own table: changing one may leave the dates of the account or contact that it belongs to alone. */
export const address = entity({
	value: 'address',
	label: 'Address',
	plural: 'addresses',
	resource: 'address',
	prefix: 'Addr',
	id: 'AddressId',
	titleColumns: ['Addr_Address1', 'Addr_City'],
	columns: [
		text('Addr_Address1', 'Address 1'),
		text('Addr_Address2', 'Address 2'),
		text('Addr_City', 'City'),
		text('Addr_State', 'State'),
		text('Addr_PostCode', 'Post Code'),
		text('Addr_Country', 'Country'),
	],
});
