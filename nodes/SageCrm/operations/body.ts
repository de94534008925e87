import { DateTime } from 'luxon';
import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { dayToSend, momentToSend } from '../sdata/days';
import { columnReader } from '../sdata/record';
import { isDecimal, isTicked, isUnticked, markOf } from '../sdata/values';
import { automaticMode, inputOf, mappedColumns, readMapping, type MappedColumn } from './mapping';
import type { OperationCall } from './operation';
import { readRelations } from './relations';
import { repeated } from './repeated';

/** What the user mapped. */
export interface MappedColumns {
	/** As it is sent. */
	readonly body: IDataObject;
	readonly columns: readonly MappedColumn[];
	/** Columns by which a record is found that is there already. */
	readonly matching: readonly string[];
}

/**
 * The columns that the user mapped, or in automatic mode those of the item that can be written, each checked.
 *
 * @param keepNull whether null is sent, which empties a column, or left out
 * @throws {NodeOperationError} that names the column and the reason
 */
export async function readBody(call: OperationCall, { keepNull }: { keepNull: boolean }): Promise<MappedColumns> {
	const data = readMapping(call);
	const automatic = data.mappingMode === automaticMode;
	const related = readRelations(call);
	const matching = data.matchingColumns ?? [];
	if (!automatic && !hasValue(data.value ?? {}, keepNull) && Object.keys(related).length === 0) {
		return { body: {}, columns: [], matching };
	}
	const columns = await mappedColumns(call, data);
	const values = automatic ? inputValues(call, columns) : (data.value ?? {});
	const byName = new Map(columns.map((column) => [column.name.toLowerCase(), column]));
	const chosen = new Set(Object.keys(related).map((name) => name.toLowerCase()));
	const body: IDataObject = {};
	for (const [name, value] of Object.entries(values)) {
		if (chosen.has(name.toLowerCase())) continue;
		if (value === undefined || value === '' || (value === null && !keepNull)) continue;
		body[name] = value === null ? null : sent(call, name, value, byName.get(name.toLowerCase()));
	}
	return { body: { ...body, ...related }, columns, matching };
}

function hasValue(values: Readonly<Record<string, unknown>>, keepNull: boolean): boolean {
	return Object.values(values).some((value) => value !== undefined && value !== '' && (value !== null || keepNull));
}

function inputValues(call: OperationCall, columns: readonly MappedColumn[]) {
	const read = columnReader(inputOf(call));
	const writable = columns.filter(({ readOnly }) => !readOnly);
	return Object.fromEntries(writable.map(({ name }) => [name, read(name)]));
}

/** @returns the value as Sage CRM takes it */
function sent(
	call: OperationCall,
	name: string,
	given: unknown,
	column: MappedColumn | undefined,
): string | number | boolean {
	const refused = (reason: string) =>
		new NodeOperationError(call.context.getNode(), reason, { itemIndex: call.itemIndex });
	const value = isDateTime(given) ? given.toISO() : given instanceof Date ? isoOf(given) : given;
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
		throw refused(`The value for ${name} is a list or an object: give it a text, a number, true or false.`);
	}
	if (typeof value === 'number' && !Number.isFinite(value)) {
		throw refused(`The value for ${name} is ${value}, which is no number: check its expression.`);
	}
	if (column?.readOnly === true) {
		throw refused(`${name} is written by Sage CRM alone: leave it out.`);
	}
	const zone = call.context.getTimezone();
	switch (column?.type) {
		case 'number':
		case 'reference':
			if (typeof value === 'boolean' || !isDecimal(String(value))) {
				throw refused(`${name} takes a number, not ${repeated(value)}.`);
			}
			return value;
		case 'boolean':
			if (!isTicked(value) && !isUnticked(value)) throw refused(`${name} takes true or false, not ${repeated(value)}.`);
			return markOf(isTicked(value));
		case 'choice':
			return typeof value === 'boolean' ? markOf(value) : value;
		case 'date':
			return checkedDate(dayToSend(String(value), zone));
		case 'datetime':
			return checkedDate(moment(String(value)));
		default:
			return value;
	}

	/** A day alone is its midnight for the user; where it is not told whether the column holds days, it stays one. */
	function moment(text: string): string {
		if (column?.mayHoldDays === true && /^\d{4}-\d{2}-\d{2}$/.test(text.trim())) return text.trim();
		return momentToSend(text, zone, call.client.connection.zone) ?? text;
	}

	function checkedDate(text: string): string {
		if (/^\d{4}-\d{2}-\d{2}/.test(text) && DateTime.fromISO(text, { zone: 'UTC' }).isValid) return text;
		throw refused(`${name} takes a date, not ${repeated(text)}: write it like 2026-01-31 or 2026-01-31T08:00:00.`);
	}
}

/** An invalid date becomes a text that the check refuses. */
function isoOf(date: Date): string {
	return Number.isNaN(date.getTime()) ? String(date) : date.toISOString();
}

/** Expressions give dates of luxon, of n8n's own copy. */
function isDateTime(value: unknown): value is { toISO(): string | null } {
	return typeof value === 'object' && value !== null && 'toISO' in value && typeof value.toISO === 'function';
}

/**
 * Looks whether a new record has what the server says it must.
 *
 * @throws {NodeOperationError} that names what is missing
 */
export function checkMandatory(call: OperationCall, { body, columns }: MappedColumns): void {
	const read = columnReader(body);
	const missing = columns.filter(
		({ mandatory, readOnly, name }) => mandatory && !readOnly && (read(name) ?? '') === '',
	);
	if (missing.length === 0) return;
	const words = missing.map(({ label, name }) => (label === name ? name : `${label} (${name})`));
	const each = words.length === 1 ? 'it' : 'each of them';
	throw new NodeOperationError(
		call.context.getNode(),
		`A new ${call.entity.value} needs ${words.join(', ')}: give ${each} a value.`,
		{ itemIndex: call.itemIndex },
	);
}
