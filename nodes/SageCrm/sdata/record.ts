import { createHash } from 'node:crypto';
import type { IDataObject, GenericValue } from 'n8n-workflow';
import { readDay } from './days';
import { wholeNumber, type RawRecord } from './feed';
import { isoStamp, readStamp } from './stamps';

/** Reads a column whatever the casing the server chose; it is not uniform even within one answer. */
export type ReadColumn = (name: string) => unknown;

export function columnReader(record: RawRecord): ReadColumn {
	const byLowerName = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
	return (name) => byLowerName.get(name.toLowerCase());
}

/** Never let out, whatever the server sends. */
export function isSecret(column: string): boolean {
	return /passw(or)?d|pwd/i.test(column);
}

/** What is known of an entity's columns when its records are shown. */
export interface RecordView {
	/** From the lower-case name of a column to its name. */
	readonly names: ReadonlyMap<string, string>;
	/** Columns that hold a day without a time, in lower case. */
	readonly days: ReadonlySet<string>;
	/** Columns that hold a moment, in lower case. */
	readonly moments: ReadonlySet<string>;
	/** The credential's. */
	readonly zone: string;
}

/**
 * The record as users see it: `$key` becomes `key`, other `$…` are left out, known columns have the
 * casing of the descriptor, dates without a time are days (`2026-01-30`), moments are true UTC, passwords never appear. Nested
 * records are treated alike.
 */
export function presentRecord(record: RawRecord, view: RecordView): IDataObject {
	const shown: IDataObject = {};
	const isCompany = Object.keys(record).some((name) => name.toLowerCase() === 'comp_companyid');
	for (const [name, value] of Object.entries(record)) {
		const key = name.toLowerCase();
		if (name === '$key') shown.key = presentKey(value);
		else if (!name.startsWith('$') && !isSecret(name)) {
			const date = view.days.has(key)
				? readDay(value, view.zone)
				: view.moments.has(key)
					? readMoment(value, view.zone)
					: null;
			shown[view.names.get(key) ?? name] = date ?? presentValue(laidOut(key, value, isCompany), view);
		}
	}
	return shown;
}

/** Whole seconds; the server's own clock shows another time than UTC where the credential says so. */
function readMoment(value: unknown, zone: string): string | null {
	const at = readStamp(value, zone);
	return at === null ? null : isoStamp(at).replace('.000Z', 'Z');
}

/** A number where it is a safe integer, else text. */
export function presentKey(value: unknown): number | string | null {
	return wholeNumber(value) ?? (value === null || value === undefined ? null : String(value));
}

/** A record's key as users see it: `$key`, or its id column where the server sends none. */
export function keyOf(record: RawRecord, idColumn: string): number | string | null {
	return presentKey(record.$key ?? columnReader(record)(idColumn));
}

/** `Comp_` of `Comp_CompanyId`; empty where columns have none. */
export function columnPrefix(column: string): string {
	return column.slice(0, column.indexOf('_') + 1);
}

/** The column that marks a record as deleted: `Comp_Deleted` beside `Comp_CompanyId`; null where columns have no prefix. */
export function deletedColumnOf(idColumn: string): string | null {
	const prefix = columnPrefix(idColumn);
	return prefix === '' ? null : `${prefix}Deleted`;
}

/**
 * Whether a record is only marked as deleted, as Sage CRM's tables do it. The marks
 * are numbers, letters or JSON's own (which of them is not confirmed).
 */
export function isDeletedIn(record: RawRecord, idColumn: string): boolean {
	const column = deletedColumnOf(idColumn);
	const held = column === null ? null : columnReader(record)(column);
	return !['', '0', 'n', 'no', 'false', 'null', 'undefined'].includes(String(held).trim().toLowerCase());
}

/** What a record is called: its columns of that kind, joined by a space; empty where it has none. */
export function titleOf(record: RawRecord, columns: readonly string[]): string {
	const read = columnReader(record);
	return columns
		.map((column) => read(column))
		.filter((part) => typeof part === 'string' && part !== '')
		.join(' ');
}

/**
 * A digest of a version's content: two edits within one second differ in it. Left out are `$…`
 * (links and addresses), nested records, secrets, and the given columns (computed by the server); also
 * those that are null, so that a column that an administrator adds changes no digest.
 *
 * @returns ten characters, 60 bits
 */
export function digestOf(record: RawRecord, without: ReadonlySet<string>): string {
	const content = Object.entries(record)
		.map(([name, value]): [string, unknown] => [name.toLowerCase(), value])
		.filter(([name, value]) => !name.startsWith('$') && value !== null && value !== undefined && !isRecord(value))
		.filter(([name]) => !isSecret(name) && !without.has(name))
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 10);
}

function presentValue(value: unknown, view: RecordView): GenericValue {
	if (Array.isArray(value)) return value.map((entry) => presentValue(entry, view));
	if (isRecord(value) && Array.isArray(value.$resources)) return presentValue(value.$resources, view);
	if (isRecord(value)) return presentRecord(value, view);
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** How servers nest linked records is not confirmed: what there may be several of is a list, the others are none. */
function laidOut(name: string, value: unknown, isCompany: boolean): unknown {
	const isList = ['address', 'email', 'phone'].includes(name) || (isCompany && name === 'person');
	const records = value === null && isList ? [] : listOf(value);
	if (records === null) return value;
	if (isList) return records;
	return ['company', 'person'].includes(name) && records.length < 2 ? (records[0] ?? null) : value;
}

/** @returns null for what is no linked record */
function listOf(value: unknown): unknown[] | null {
	if (Array.isArray(value)) return value;
	if (!isRecord(value)) return null;
	return Array.isArray(value.$resources) ? value.$resources : [value];
}

function isRecord(value: unknown): value is RawRecord {
	return typeof value === 'object' && value !== null;
}
