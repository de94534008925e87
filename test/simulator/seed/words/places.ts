type Words = readonly [string, ...string[]];

/** A city with its dialling codes. */
export interface Place {
	readonly city: string;
	readonly state: string;
	readonly country: string;
	readonly dialling: string;
	readonly area: string;
}

const place = (city: string, state: string, country: string, dialling: string, area: string): Place => ({
	city,
	state,
	country,
	dialling,
	area,
});

export const places: readonly [Place, ...Place[]] = [
	place('Dublin', 'Leinster', 'IE', '353', '1'),
	place('Cork', 'Munster', 'IE', '353', '21'),
	place('London', '', 'GB', '44', '20'),
	place('Leeds', '', 'GB', '44', '113'),
	place('Bristol', '', 'GB', '44', '117'),
	place('Glasgow', '', 'GB', '44', '141'),
	place('Boston', 'MA', 'US', '1', '617'),
	place('Denver', 'CO', 'US', '1', '303'),
	place('Portland', 'OR', 'US', '1', '503'),
	place('Atlanta', 'GA', 'US', '1', '404'),
	place('Toronto', 'ON', 'CA', '1', '416'),
	place('Hamburg', '', 'DE', '49', '40'),
	place('München', 'Bayern', 'DE', '49', '89'),
	place('Lyon', '', 'FR', '33', '4'),
	place('Utrecht', '', 'NL', '31', '30'),
	place('Madrid', '', 'ES', '34', '91'),
	place('Cape Town', '', 'ZA', '27', '21'),
	place('Melbourne', 'VIC', 'AU', '61', '3'),
];

export const streets: Words = [
	'Station Road',
	'High Street',
	'Mill Lane',
	'Church Street',
	'Park Avenue',
	'Canal Street',
	'Market Square',
	'Quay Road',
	'Bridge Street',
	'King Street',
	'Orchard Drive',
	'Industrial Way',
];
