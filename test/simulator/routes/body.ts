import { SDataError } from '../diagnosis.ts';
import type { Column } from '../schema/columns.ts';
import type { Entity } from '../schema/entity.ts';
import type { Quirks } from '../quirks/types.ts';
import { toDay } from '../stamps.ts';
import { toCell } from '../store/values.ts';
import type { FieldValue } from '../store/values.ts';
import { parseWall } from '../where/dateLiteral.ts';
import { fromWall } from '../zones.ts';

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A body, sorted: columns that may be written, and what was nested in it. */
export interface WriteBody {
	/** By documented column name. */
	readonly fields: Record<string, FieldValue>;
	/** Nested records by the name under which they came, in lower case. */
	readonly nested: ReadonlyMap<string, readonly JsonObject[]>;
	readonly sent: JsonObject;
}

export function refuse(message: string, status = 400): SDataError {
	return new SDataError(status, 'ApplicationDiagnosis', message);
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function parseJson(body: string): unknown {
	try {
		const value: unknown = JSON.parse(body);
		return value;
	} catch {
		throw refuse('The body is not JSON.');
	}
}

/** Sorts a body by what the entity knows; `$…` is the protocol's own and passed over. */
export function readBody(entity: Entity, sent: unknown, quirks: Readonly<Quirks>): WriteBody {
	if (!isObject(sent)) throw refuse('The body is not a JSON object.');
	const fields: Record<string, FieldValue> = {};
	const nested = new Map<string, readonly JsonObject[]>();
	for (const [name, value] of Object.entries(sent)) {
		if (name.startsWith('$')) continue;
		const column = entity.byName.get(name.toLowerCase());
		if (column && isReadOnly(column, entity)) {
			if (quirks.readOnlyColumns === 'refused') throw refuse(`${column.name} cannot be written.`);
		} else if (column) {
			fields[column.name] = readValue(column, value, quirks);
		} else if (typeof value === 'object' && value !== null) {
			nested.set(name.toLowerCase(), objectsIn(name, value));
		} else if (quirks.unknownColumns === 'refused') {
			throw refuse(`${entity.title} has no column ${name}.`);
		}
	}
	return { fields, nested, sent };
}

/** Refuses a create that lacks what `$prototypes` calls mandatory. */
export function checkMandatory(entity: Entity, { fields }: WriteBody, quirks: Readonly<Quirks>): void {
	if (!quirks.mandatoryChecked) return;
	const missing = entity.columns.filter(({ name, mandatory }) => mandatory === true && (fields[name] ?? '') === '');
	const [first] = missing;
	if (first) throw refuse(`Validation error: ${missing.map(({ name }) => name).join(', ')} must be filled in.`);
}

function isReadOnly(column: Column, entity: Entity): boolean {
	return column.readOnly === true || entity.roles.has(column.name.toLowerCase());
}

function objectsIn(name: string, value: object): JsonObject[] {
	const list: readonly unknown[] = Array.isArray(value)
		? value
		: '$resources' in value && Array.isArray(value.$resources)
			? value.$resources
			: [value];
	return list.map((entry) => {
		if (!isObject(entry)) throw refuse(`${name} must hold records.`);
		return entry;
	});
}

function readValue(column: Column, value: unknown, quirks: Readonly<Quirks>): FieldValue {
	if (value !== null && typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
		throw refuse(`${column.name} cannot hold ${Array.isArray(value) ? 'a list' : 'an object'}.`);
	}
	const read = readMoment(column, value, quirks);
	try {
		toCell(column, read);
	} catch (error) {
		throw refuse(error instanceof Error ? error.message : String(error));
	}
	return read;
}

/** Moments come as they are shown: a wall clock of the stamps' zone. A day may come as the instant at which it is shown. */
function readMoment(column: Column, value: FieldValue, quirks: Readonly<Quirks>): FieldValue {
	const wall = typeof value === 'string' ? parseWall(value) : undefined;
	if (wall === undefined) {
		const dated = column.type === 'datetime' || column.type === 'date';
		if (dated && value !== null && value !== '')
			throw refuse(`${JSON.stringify(value)} is not a date for ${column.name}.`);
		return value;
	}
	if (column.type === 'datetime') return fromWall(wall, quirks.stampZone);
	if (column.type !== 'date') return value;
	return String(value).includes('T') ? toDay(wall, quirks) : new Date(wall).toISOString().slice(0, 10);
}
