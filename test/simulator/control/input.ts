import { toMoment } from '../clock.ts';
import type { Stamps } from '../store/types.ts';
import type { FieldValue } from '../store/values.ts';

/** Readers of JSON that came over the control API. Each throws an Error with one sentence, which becomes a 400. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function object(value: unknown, what: string): JsonObject {
	if (!isJsonObject(value)) throw new Error(`${what} must be a JSON object.`);
	return value;
}

/** A value that may be missing. */
export function optional<T>(value: unknown, read: (present: unknown) => T): T | undefined {
	return value === undefined ? undefined : read(value);
}

export function whole(value: unknown, what: string, least = 0): number {
	if (typeof value !== 'number' || !Number.isInteger(value) || value < least)
		throw new Error(`${what} must be a whole number, ${least} or more.`);
	return value;
}

export function textOf(value: unknown, what: string): string {
	if (typeof value !== 'string') throw new Error(`${what} must be a text.`);
	return value;
}

export function textMap(value: unknown, what: string): Record<string, string> {
	return Object.fromEntries(
		Object.entries(object(value, what)).map(([name, entry]) => [name, textOf(entry, `${what}.${name}`)]),
	);
}

/** Fields of a record: texts, numbers, true, false and null. */
export function fields(value: unknown): Record<string, FieldValue> {
	return Object.fromEntries(
		Object.entries(object(value, 'fields')).map(([name, entry]) => {
			if (entry === null || typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean')
				return [name, entry];
			throw new Error(`fields.${name} must be a text, a number, true, false or null.`);
		}),
	);
}

/** Stamps as milliseconds or date texts; created and updated may be null. */
export function stamps(value: unknown): Stamps {
	const given = object(value ?? {}, 'stamps');
	const moment = (entry: unknown) => (entry === null ? null : toMoment(entry));
	return {
		created: optional(given.created, moment),
		updated: optional(given.updated, moment),
		visibleAt: optional(given.visibleAt, toMoment),
	};
}

function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
