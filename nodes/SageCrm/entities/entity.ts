import type { EntityPage } from '../sdata/address';

export type ColumnType = 'text' | 'number' | 'choice' | 'date' | 'datetime' | 'reference' | 'boolean';

/** A column that the package knows by name; servers have more, and may hide any of these. */
export interface Column {
	/** In the casing in which it is shown. */
	readonly name: string;
	readonly label: string;
	readonly type: ColumnType;
	/** On the form of a new record at once (bodies that real installs took had it); whether it must be there the server says. */
	readonly usual?: true;
}

/** What Sage CRM holds: all that the nodes need to know of one of its entities. */
export interface Entity {
	/** The node's word, value of the parameter `resource`. */
	readonly value: string;
	/** Shown in the editor. */
	readonly label: string;
	readonly plural: string;
	/** The entity in SData addresses. */
	readonly resource: string;
	readonly idColumn: string;
	readonly createdColumn: string;
	readonly updatedColumn: string;
	readonly createdByColumn: string;
	readonly updatedByColumn: string;
	/** Shown as a record's name in lists, joined by a space. */
	readonly titleColumns: readonly [string, ...string[]];
	/** Its page in the browser, where the entity's number is known. */
	readonly page?: EntityPage;
	readonly columns: readonly Column[];
}

type Shape = Omit<
	Entity,
	'idColumn' | 'createdColumn' | 'updatedColumn' | 'createdByColumn' | 'updatedByColumn' | 'columns'
> & {
	readonly prefix: string;
	readonly id: string;
	/** Where the server writes it in another casing than its sisters (`lead_createddate`). */
	readonly createdColumn?: string;
	readonly columns: readonly Column[];
};

/** Adds the columns that every Sage CRM table has. */
export function entity({ prefix, id, createdColumn, columns, ...rest }: Shape): Entity {
	const created = createdColumn ?? `${prefix}_CreatedDate`;
	return {
		...rest,
		idColumn: `${prefix}_${id}`,
		createdColumn: created,
		updatedColumn: `${prefix}_UpdatedDate`,
		createdByColumn: `${prefix}_CreatedBy`,
		updatedByColumn: `${prefix}_UpdatedBy`,
		columns: [
			{ name: `${prefix}_${id}`, label: 'ID', type: 'number' },
			...columns,
			{ name: `${prefix}_CreatedBy`, label: 'Created By', type: 'reference' },
			{ name: created, label: 'Created Date', type: 'datetime' },
			{ name: `${prefix}_UpdatedBy`, label: 'Updated By', type: 'reference' },
			{ name: `${prefix}_UpdatedDate`, label: 'Updated Date', type: 'datetime' },
		],
	};
}

export const text = (name: string, label: string): Column => ({ name, label, type: 'text' });
export const number = (name: string, label: string): Column => ({ name, label, type: 'number' });
/** Stored as `Y`, or nothing. */
export const checkbox = (name: string, label: string): Column => ({ name, label, type: 'boolean' });
/** Holds a code, not its caption. */
export const choice = (name: string, label: string): Column => ({ name, label, type: 'choice' });
export const date = (name: string, label: string): Column => ({ name, label, type: 'date' });
export const datetime = (name: string, label: string): Column => ({ name, label, type: 'datetime' });
/** Holds the id of another record. */
export const reference = (name: string, label: string): Column => ({ name, label, type: 'reference' });
export const usual = (column: Column): Column => ({ ...column, usual: true });
