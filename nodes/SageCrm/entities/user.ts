import { choice, entity, text, usual } from './entity';

/** Stands for the credential's own user wherever users are chosen. */
export const ownUser = 'own';

/** The seeds' connector read users only; whether a server lets one be created is its own decision. */
export const user = entity({
	value: 'user',
	label: 'User',
	plural: 'users',
	resource: 'users',
	prefix: 'User',
	id: 'UserId',
	titleColumns: ['User_FirstName', 'User_LastName'],
	columns: [
		usual(text('User_Logon', 'Logon')),
		text('User_FirstName', 'First Name'),
		usual(text('User_LastName', 'Last Name')),
		text('User_EmailAddress', 'E-Mail'),
		text('User_Department', 'Department'),
		text('user_title', 'Job Title'),
		choice('User_Language', 'Language'),
		choice('User_Disabled', 'Disabled'),
		choice('User_Resource', 'Is a Resource'),
		choice('User_IsTemplate', 'Is a Template'),
	],
});
