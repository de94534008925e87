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
	readonly column: string;
	/** Met by every record that meets the row, perhaps by more; empty where the server is not asked. */
	readonly where: string;
	/** Whether `where` holds a date, in the one form that Sage publishes, which not every server need understand. */
	readonly isDated: boolean;
	/** Whether only a record with a value in the column meets `where`. */
	readonly isFoundBy: boolean;
	/** Whether a record that the server found by `where` meets it; null where it does in any case. */
	readonly isMet: ((record: RawRecord) => boolean) | null;
	/** Whether a record meets it, whatever the server was asked. */
	readonly isMetAlone: (record: RawRecord) => boolean;
}

/** A row's value that does not fit its column, or a column's that cannot be read; the message names both. */
export class RowProblem extends Error {}

/** In which a date without a zone is meant, and those of the server. */
export interface Zones {
	readonly workflow: string;
	readonly server: string;
}

/** Of what a record holds in the row's column; null where it has none. */
export type Test = (held: unknown) => boolean;

interface RowTestParts extends Pick<RowTest, 'column' | 'where'>, Partial<Pick<RowTest, 'isDated' | 'isFoundBy'>> {
	readonly isMet: Test;
	/** What is left to look at in what the server found; without it all of it. */
	readonly isMetBeside?: Test | 'known';
}

/** A server that leaves out columns without a value is read like one that sends null. */
export function rowTestOf({ column, where, isMet, isMetBeside = isMet, ...more }: RowTestParts): RowTest {
	const held = (record: RawRecord) => columnReader(record)(column) ?? null;
	const isMetAlone = (record: RawRecord) => isMet(held(record));
	const beside = isMetBeside === 'known' ? null : (record: RawRecord) => isMetBeside(held(record));
	const test = { column, where, isDated: false, isFoundBy: true, ...more, isMet: beside, isMetAlone };
	return where === '' ? unasked(test) : test;
}

/** The same row where the server is not asked for it. */
export function unasked(test: RowTest): RowTest {
	return { ...test, where: '', isDated: false, isFoundBy: false, isMet: test.isMetAlone };
}
