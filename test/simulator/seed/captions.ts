import { seedEnd } from './calendar.ts';
import type { SeedRow } from '../store/types.ts';

type Codes = readonly [readonly [code: string, caption: string], ...Array<readonly [code: string, caption: string]>];

const same = (first: string, ...others: string[]): Codes => [
	[first, first],
	...others.map((word) => [word, word] as const),
];
const scale = (...captions: [string, ...string[]]): Codes => {
	const [first, ...others] = captions;
	return [['1', first], ...others.map((caption, index) => [String(index + 2), caption] as const)];
};
const sources = same('Web', 'Referral', 'Mailing', 'Trade Show', 'Cold Call', 'Advertisement');
const territories: Codes = [
	['-1845493753', 'Ireland & UK'],
	['-1845493752', 'Europe'],
	['-1845493751', 'Americas'],
	['-1845493750', 'Rest of World'],
];

/** Codes of the selection fields with their captions, by family. Codes are as in an installation as delivered, as far as is known. */
export const codes = {
	Comp_Type: same('Customer', 'Prospect', 'Supplier', 'Partner', 'Competitor'),
	Comp_Status: same('Active', 'Inactive', 'Archive'),
	Comp_Source: sources,
	Comp_Territory: territories,
	Comp_Revenue: scale('Under 1 million', '1 - 5 million', '5 - 20 million', '20 - 100 million', 'Over 100 million'),
	Comp_Employees: scale('1 - 10', '11 - 50', '51 - 200', '201 - 1000', 'Over 1000'),
	Comp_Sector: same(
		'Manufacturing',
		'Wholesale',
		'Retail',
		'Construction',
		'Services',
		'Transport',
		'Food',
		'Technology',
	),
	Comp_IndCode: same('A01', 'C10', 'C16', 'C25', 'F41', 'G46', 'H49', 'J62', 'M69'),
	Comp_MailRestriction: same('None', 'No Mass Mailings'),
	Pers_Salutation: same('Ms.', 'Mr.', 'Dr.'),
	Pers_Gender: same('Female', 'Male'),
	Pers_Status: same('Active', 'Inactive'),
	Pers_Source: sources,
	Pers_Territory: territories,
	Lead_Status: same('In Progress', 'Opportunity', 'Not Interested', 'No Longer Interested'),
	Lead_Stage: same('Assigned', 'Contacted', 'Assessed', 'Qualified'),
	Lead_Source: sources,
	Lead_Rating: same('Hot', 'Warm', 'Cold'),
	Lead_Priority: same('High', 'Normal', 'Low'),
	Oppo_Type: same('License', 'Service', 'Upgrade', 'Training'),
	Oppo_Product: same('CRM', 'Accounts', 'Payroll', 'Consulting'),
	Oppo_Source: sources,
	Oppo_Status: same('In Progress', 'Won', 'Lost', 'On Hold'),
	Oppo_Stage: same('Lead', 'Qualified', 'Proposal Submitted', 'Negotiating', 'Sale Agreed', 'Sale Closed', 'Deal Lost'),
	Oppo_Priority: same('High', 'Normal', 'Low'),
	Case_Status: same('In Progress', 'Closed', 'Waiting'),
	Case_Stage: same('Logged', 'Queued', 'Investigating', 'Waiting', 'Solved', 'Confirmed'),
	Case_Priority: same('High', 'Normal', 'Low'),
	Comm_Action: same('PhoneOut', 'PhoneIn', 'Meeting', 'LetterOut', 'EmailOut', 'ToDo'),
	Comm_Status: same('Pending', 'InProgress', 'Complete', 'Cancelled'),
	Comm_Priority: same('High', 'Normal', 'Low'),
	Addr_Type: same('Business', 'Billing', 'Shipping', 'Home'),
	Addr_Country: [
		['IE', 'Ireland'],
		['GB', 'United Kingdom'],
		['US', 'United States'],
		['CA', 'Canada'],
		['DE', 'Germany'],
		['FR', 'France'],
		['NL', 'Netherlands'],
		['ES', 'Spain'],
		['ZA', 'South Africa'],
		['AU', 'Australia'],
	],
	Emai_Type: same('Business', 'Private'),
	Phon_Type: same('Business', 'Fax', 'Home', 'Mobile'),
	User_Language: [
		['US', 'English (US)'],
		['UK', 'English (UK)'],
		['DE', 'German'],
		['FR', 'French'],
	],
} satisfies Record<string, Codes>;

/** `Custom_Captions`: one row a code, as installed on the first day. */
export function captionRows(): SeedRow[] {
	const installed = seedEnd - 900 * 86_400_000;
	return Object.entries(codes).flatMap(([family, list]) =>
		list.map(([code, caption], index) => ({
			fields: {
				Capt_Family: family,
				Capt_FamilyType: 'Choices',
				Capt_Code: code,
				Capt_US: caption,
				Capt_UK: caption,
				Capt_Order: index + 1,
			},
			created: installed,
			updated: installed,
		})),
	);
}
