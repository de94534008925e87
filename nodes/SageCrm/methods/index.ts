import { getChangeableColumns, getColumns, getWritableColumns } from './columns';
import { getEntities } from './entities';
import { searchRecords, searchers } from './search-records';
import { getUsers } from './users';
import { getWatchedColumns } from './watched-columns';

/** Lists of records to choose from: of the chosen resource, and of those that others refer to. */
const listSearch: typeof searchers & { readonly searchRecords: typeof searchRecords } = { ...searchers, searchRecords };

/** What the editor asks while a user fills in the action node. */
export const methods = {
	listSearch,
	loadOptions: { getColumns, getEntities },
	resourceMapping: { getChangeableColumns, getWritableColumns },
};

/** Likewise of the trigger. */
export const triggerMethods = {
	loadOptions: { getEntities, getUsers, getWatchedColumns },
};
