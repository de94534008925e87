import { checkbox, choice, entity, reference, text, usual } from './entity';

export const account = entity({
	value: 'account',
	label: 'Account',
	plural: 'accounts',
	resource: 'company',
	prefix: 'Comp',
	id: 'CompanyId',
	titleColumns: ['Comp_Name'],
	page: { action: 200, key: 1 },
	columns: [
		usual(text('Comp_Name', 'Name')),
		choice('Comp_Type', 'Type'),
		choice('Comp_Status', 'Status'),
		choice('Comp_Source', 'Source'),
		choice('Comp_Territory', 'Territory'),
		choice('Comp_Revenue', 'Revenue'),
		choice('Comp_Employees', 'Employees'),
		choice('Comp_Sector', 'Sector'),
		choice('Comp_IndCode', 'Industry'),
		text('Comp_WebSite', 'Web Site'),
		reference('Comp_PrimaryPersonId', 'Primary Person ID'),
		reference('Comp_PrimaryAddressId', 'Primary Address ID'),
		reference('Comp_PrimaryUserId', 'Account Manager ID'),
		choice('Comp_MailRestriction', 'Mail Restriction'),
		checkbox('Comp_OptOut', 'Opt Out'),
	],
});
