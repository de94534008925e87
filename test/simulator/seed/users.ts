import type { SeedRow } from '../store/types.ts';
import { seedEnd } from './calendar.ts';

const people: ReadonlyArray<readonly [logon: string, first: string, last: string, department: string, title: string]> =
	[
		['admin', '', 'System Administrator', 'IT', 'Administrator'],
		['mholm', 'Marit', 'Holm', 'Sales', 'Sales Director'],
		['jferrara', 'Jonas', 'Ferrara', 'Sales', 'Account Manager'],
		['swright', 'Susan', 'Wright', 'Sales', 'Account Manager'],
		['pdoyle', 'Padraig', 'Doyle', 'Sales', 'Account Manager'],
		['lchen', 'Lian', 'Chen', 'Sales', 'Telesales'],
		['rkumar', 'Rohan', 'Kumar', 'Support', 'Support Manager'],
		['abell', 'Andrea', 'Bell', 'Support', 'Support Engineer'],
		['tnowak', 'Tadeusz', 'Nowak', 'Support', 'Support Engineer'],
		['csousa', 'Clara', 'Sousa', 'Marketing', 'Campaign Manager'],
		['dleroy', 'David', 'Leroy', 'Finance', 'Credit Controller'],
		['template', '', 'Sales Template', '', ''],
	];

/** Twelve users: an administrator, ten who work, and a template from which new ones are made. */
export function userRows(): SeedRow[] {
	return people.map(([logon, first, last, department, title], index) => {
		const created = seedEnd - (890 - index * 20) * 86_400_000;
		return {
			fields: {
				User_Logon: logon,
				User_FirstName: first,
				User_LastName: last,
				User_EmailAddress: logon === 'template' ? '' : `${logon}@crm-demo.example`,
				User_Department: department,
				User_Title: title,
				User_Language: index % 4 === 0 ? 'UK' : 'US',
				User_Disabled: logon === 'dleroy',
				User_IsTemplate: logon === 'template',
				User_Password: `hash-of-${logon}`,
			},
			created,
			updated: created + (index % 3) * 40 * 86_400_000,
		};
	});
}

/** Ids of those who look after customers. */
export const salesUsers: readonly [number, ...number[]] = [2, 3, 4, 5, 6];
export const supportUsers: readonly [number, ...number[]] = [7, 8, 9];
