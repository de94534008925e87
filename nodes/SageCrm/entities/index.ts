import { account } from './account';
import { supportCase } from './case';
import { communication } from './communication';
import { contact } from './contact';
import { completeEntity, readyMade, type CustomFields } from './custom';
import { describeEntityAmong } from './describe-entity';
import { isWrittenByServer } from './described';
import type { Column, Entity } from './entity';
import { lead } from './lead';
import { note } from './note';
import { opportunity } from './opportunity';
import { referencedValue, type ReferringColumn } from './references';
import { user } from './user';
import type { SDataClient } from '../sdata/client';
import type { RecordView } from '../sdata/record';

export type { Column, ColumnType, Entity } from './entity';
export { columnsOf } from './columns-of';
export {
	columnNamed,
	describedColumns,
	hasKnownColumns,
	isWrittenByServer,
	typeIn,
	type DescribedColumn,
} from './described';
export { custom, isKeyName, readyMade, type CustomFields } from './custom';
export { account } from './account';
export { ownUser } from './user';

/** Every entity that the nodes know by itself, in the order in which the editor lists them. */
export const entities: readonly Entity[] = [
	account,
	supportCase,
	communication,
	contact,
	lead,
	note,
	opportunity,
	user,
];

/** Those that are offered by themselves, and those that need only be named. */
const named: readonly Entity[] = [...readyMade, ...entities];

/** An entity by what is told of it; columns that are known stand in for what is left out. */
export function customEntity(fields: CustomFields): Entity | null {
	return completeEntity(fields, named);
}

/** An entity by its name alone; null where it cannot be told which column holds its id. */
export async function describeEntity(client: SDataClient, name: string): Promise<Entity | null> {
	return await describeEntityAmong(named, client, name);
}

const byValue = new Map(entities.map((known) => [known.value, known]));

/** @returns undefined when there is none of that name */
export function findEntity(value: string): Entity | undefined {
	return byValue.get(value);
}

/** The entity whose records a column refers to; undefined where it is none of those that are known. */
export function referencedBy(column: ReferringColumn): Entity | undefined {
	return findEntity(referencedValue(column) ?? '');
}

/** A column by which a record belongs to another one, which a user chooses: the company of a contact. */
export interface Relation {
	readonly column: string;
	/** `Company`, for the column `Company ID`. */
	readonly label: string;
	readonly target: Entity;
}

/** The relations of an entity that is known, in the order of its columns. */
export function relationsOf(entity: Entity): Relation[] {
	return writableColumns(entity).flatMap((column) => {
		const { name, label, type } = column;
		const target = type === 'reference' ? referencedBy(column) : undefined;
		return target === undefined ? [] : [{ column: name, label: label.replace(/ ID$/, ''), target }];
	});
}

/** Linked records are shown within others. */
const ofAll = namesAndDates(named.flatMap(({ columns }) => columns));

/** How its records are shown; `zone` is the credential's. */
export function viewOf({ columns }: Pick<Entity, 'columns'>, zone: string): RecordView {
	const view = views.get(columns) ?? withAll(namesAndDates(columns));
	views.set(columns, view);
	return { ...view, zone };
}

/** By the columns of an entity, as every event of the trigger asks for one. */
const views = new WeakMap<readonly Column[], NamesAndDates>();
type NamesAndDates = Omit<RecordView, 'zone'>;

function withAll({ names, days, moments }: NamesAndDates): NamesAndDates {
	return {
		names: new Map([...ofAll.names, ...names]),
		days: new Set([...ofAll.days, ...days]),
		moments: new Set([...ofAll.moments, ...moments]),
	};
}

function namesAndDates(columns: readonly Column[]): NamesAndDates {
	const ofType = (type: Column['type']) =>
		new Set(columns.filter((column) => column.type === type).map(({ name }) => name.toLowerCase()));
	return {
		names: new Map(columns.map(({ name }) => [name.toLowerCase(), name])),
		days: ofType('date'),
		moments: ofType('datetime'),
	};
}

/** The columns that a record can be given; the server fills in ids, dates and users of a change itself. */
export function writableColumns(entity: Entity): readonly Column[] {
	return entity.columns.filter(({ name }) => !isWrittenByServer(entity, name));
}
