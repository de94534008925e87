import type { RawRecord } from '../sdata/feed';
import { columnReader } from '../sdata/record';

/** How a row of the filter compares, in the order in which the editor lists them. */
export const rowConditions = [
	'contains',
	'endsWith',
	'equals',
	'greater',
	'greaterOrEqual',
	'less',
	'lessOrEqual',
	'notEquals',
	'oneOf',
	'startsWith',
] as const;
export type RowCondition = (typeof rowConditions)[number];

/** One row of the filter. */
export interface FilterRow {
	readonly column: string;
	readonly condition: RowCondition;
	readonly value: string | number;
}

/** A row as the server is asked, and as what it sends is looked at. */
export interface RowTest {
	/** Met by every record that meets the row, perhaps by more; empty where the server cannot be asked. */
	readonly where: string;
	/** Whether a record meets it, as far as the server cannot be asked; where its column is not shown its word is taken. */
	readonly isMet: (record: RawRecord) => boolean;
	/** Whether a record meets it, whatever the server was asked: beside others of which one is enough. */
	readonly isMetAlone: (record: RawRecord) => boolean;
}

/** A row's value that does not fit its column; the message names both. */
export class RowProblem extends Error {}

/** In which a date without a zone is meant, and those of the server. */
export interface Zones {
	readonly workflow: string;
	readonly server: string;
}

export type Test = (held: unknown) => boolean;

/** @param isExact whether the server's answer is all there is to it */
export function testOf(name: string, where: string, isMet: Test, isExact: boolean): RowTest {
	const held = (record: RawRecord) => columnReader(record)(name);
	return {
		where,
		isMet: isExact ? () => true : (record) => held(record) === undefined || isMet(held(record)),
		isMetAlone: (record) => held(record) !== undefined && isMet(held(record)),
	};
}
