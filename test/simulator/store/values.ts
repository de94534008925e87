import { toMoment } from '../clock.ts';
import type { Column } from '../schema/columns.ts';

/** A value as tests write and read it. Moments are milliseconds (a date text is taken too), days `2026-01-30`, checkboxes true, false or `'Y'`. */
export type FieldValue = string | number | boolean | null;

/** Values by column name, in any casing. */
export type Fields = Readonly<Record<string, FieldValue | undefined>>;

/** A value as the database has it. */
export type Cell = string | number | null;

/** Brings a value to the column's type; throws an Error with one sentence when that cannot be done. */
export function toCell(column: Column, value: FieldValue): Cell {
	if (value === null || value === '') return null;
	switch (column.type) {
		case 'integer':
		case 'reference':
		case 'decimal':
			return toNumber(column, value);
		case 'boolean':
			return value === true || /^(y|yes|true|1|on)$/i.test(String(value)) ? 'Y' : null;
		case 'datetime':
			return toMoment(value);
		case 'date':
			return toDay(column, value);
		default:
			return String(value);
	}
}

function toNumber(column: Column, value: FieldValue): number {
	const number = typeof value === 'number' ? value : Number(String(value).trim() || NaN);
	const wrong =
		!Number.isFinite(number) || typeof value === 'boolean' || (column.type !== 'decimal' && !Number.isInteger(number));
	if (wrong) throw new Error(`${JSON.stringify(value)} is not a number for ${column.name}.`);
	return number;
}

function toDay(column: Column, value: FieldValue): string {
	const day = typeof value === 'number' ? new Date(value).toISOString().slice(0, 10) : String(value).slice(0, 10);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
		throw new Error(`${JSON.stringify(value)} is not a day for ${column.name}.`);
	return day;
}
