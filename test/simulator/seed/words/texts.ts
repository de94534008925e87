/** What people write into a CRM. */
type Words = readonly [string, ...string[]];

export const interests: Words = [
	'new accounting system',
	'stock control for two sites',
	'replacement of spreadsheets',
	'payroll for 40 people',
	'field service on tablets',
	'customer portal',
	'reporting package',
	'move to the cloud',
	'barcode scanning',
	'order entry for agents',
	'document archive',
	'training days',
];

export const problems: Words = [
	'Report prints blank pages',
	'Login refused after password change',
	'Prices missing on quotes',
	'Import stops half way',
	'Slow search in the evening',
	'Wrong VAT on credit note',
	'E-mail templates lose their logo',
	'Calendar shows the wrong hour',
	'Duplicate customer records',
	'Label printer offline',
];

export const subjects: Words = [
	'Call about renewal',
	'Site visit',
	'Product demonstration',
	'Send price list',
	'Follow up on quote',
	'Quarterly review',
	'Introduce account manager',
	'Chase payment',
	'Discuss delivery dates',
	'Prepare proposal',
];

export const remarks: Words = [
	'Prefers to be called before noon.',
	'Decision expected after the board meeting.',
	'Budget is agreed, timing is not.',
	'Asked for two references.',
	'Happy with the last delivery.',
	'Considering a second site next year.',
	'Contract runs until the end of the quarter.',
	'Wants invoices by e-mail only.',
];
