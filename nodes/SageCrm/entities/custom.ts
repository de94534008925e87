import { address } from './address';
import { email } from './email';
import { datetime, number, reference, type Column, type Entity } from './entity';
import { phone } from './phone';

/** Value of a choice of resource with which the entity is named beside it. */
export const custom = 'custom';

/** What can be told of an entity that the nodes do not offer by themselves; what is empty follows Sage CRM's naming. */
export interface CustomFields {
	/** As SData addresses have it: `project`. */
	readonly entity: string;
	readonly idField: string;
	readonly createdField: string;
	readonly updatedField: string;
}

/** Entities whose columns are known, so that a name is enough; others may be given columns of their own likewise. */
export const readyMade: readonly Entity[] = [address, email, phone];

/**
 * An entity by its name and columns. Sage CRM begins every column of a table with the same prefix
 * (`Proj_ProjectId`, `Proj_CreatedDate`, `Proj_UpdatedBy`), so that one of them tells the others.
 *
 * @param known entities whose columns stand in for fields that are empty
 * @returns null when nothing tells the columns
 */
export function completeEntity(fields: CustomFields, known: readonly Entity[]): Entity | null {
	const base = known.find((each) => isCalled(each, fields.entity));
	const prefix = prefixOf(fields);
	if (base === undefined && prefix === null) return null;
	const byConvention = (column: string) => `${prefix ?? ''}_${column}`;
	const idColumn = or(fields.idField, base?.idColumn ?? byConvention(`${capitalised(fields.entity)}Id`));
	const createdColumn = or(fields.createdField, base?.createdColumn ?? byConvention('CreatedDate'));
	const updatedColumn = or(fields.updatedField, base?.updatedColumn ?? byConvention('UpdatedDate'));
	const createdByColumn = base?.createdByColumn ?? byConvention('CreatedBy');
	const updatedByColumn = base?.updatedByColumn ?? byConvention('UpdatedBy');
	const own: Column[] = [
		number(idColumn, 'ID'),
		reference(createdByColumn, 'Created By'),
		datetime(createdColumn, 'Created Date'),
		reference(updatedByColumn, 'Updated By'),
		datetime(updatedColumn, 'Updated Date'),
	];
	const ownNames = new Set(own.map(({ name }) => name.toLowerCase()));
	return {
		label: fields.entity,
		plural: `${fields.entity} records`,
		titleColumns: [idColumn],
		...base,
		resource: base?.resource ?? fields.entity,
		value: fields.entity,
		idColumn,
		createdColumn,
		updatedColumn,
		createdByColumn,
		updatedByColumn,
		columns: [...own, ...(base?.columns ?? []).filter(({ name }) => !ownNames.has(name.toLowerCase()))],
	};
}

/** SData's key is every table's id. */
export function isKeyName(name: string): boolean {
	return /^\$?key$|^id$/i.test(name);
}

function isCalled({ value, resource }: Entity, name: string): boolean {
	return [value, resource].some((known) => known.toLowerCase() === name.toLowerCase());
}

function prefixOf({ updatedField, createdField, idField }: CustomFields): string | null {
	for (const column of [updatedField, createdField, idField]) {
		const end = column.indexOf('_');
		if (end > 0) return column.slice(0, end);
	}
	return null;
}

/** A name as it was given, and else as it is known: casing that differs from the known one has a reason. */
function or(given: string, usual: string): string {
	return given === '' || given.toLowerCase() === usual.toLowerCase() ? usual : given;
}

function capitalised(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
