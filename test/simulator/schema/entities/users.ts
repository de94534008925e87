import { checkbox, choice, text, texts } from '../columns.ts';
import type { EntityDefinition } from '../entity.ts';

/** The people who use Sage CRM. The password column is there so that a client can be seen not to let it out. */
export const users: EntityDefinition = {
	name: 'users',
	title: 'User',
	prefix: 'User',
	idField: 'User_UserId',
	columns: [
		text('User_Logon', { mandatory: true, title: 'User Name' }),
		...texts('User_FirstName'),
		text('User_LastName', { mandatory: true, title: 'Last Name' }),
		...texts('User_EmailAddress', 'User_Department'),
		text('User_Title', { shownAs: 'user_title' }),
		choice('User_Language'),
		checkbox('User_Disabled'),
		checkbox('User_Resource'),
		checkbox('User_IsTemplate'),
		text('User_Password', { secret: true }),
	],
};
