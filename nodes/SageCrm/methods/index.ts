import { getChangeableColumns, getColumns, getWritableColumns } from './columns';
import { getEntities } from './entities';
import { searchRecords } from './search-records';
import { getUsers } from './users';
import { getWatchedColumns } from './watched-columns';

/** What the editor asks while a user fills in the action node. */
export const methods = {
	listSearch: { searchRecords },
	loadOptions: { getColumns, getEntities },
	resourceMapping: { getChangeableColumns, getWritableColumns },
};

/** Likewise of the trigger. */
export const triggerMethods = {
	loadOptions: { getEntities, getUsers, getWatchedColumns },
};
