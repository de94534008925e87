import { getColumns, getWritableColumns } from './columns';
import { searchRecords } from './search-records';

/** What the editor asks while a user fills in the action node. */
export const methods = {
	listSearch: { searchRecords },
	loadOptions: { getColumns },
	resourceMapping: { getWritableColumns },
};
