import type { ColumnType, Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import type { RawRecord } from '../sdata/feed';
import { wellFormed } from '../sdata/address';
import { columnReader } from '../sdata/record';
import { isEmpty, isTicked } from '../sdata/values';
import { allOf, compare, like } from '../sdata/where';
import { listRecords } from './list-records';

/** A column and what it must hold. */
export interface Equal {
	readonly name: string;
	readonly value: string | number;
}

/** Bytes of an encoded value that still go into an address; what is longer is asked for by its beginning. */
const mostBytes = 1_500;
/** Bytes that all conditions together may take: web servers bear addresses of some thousand. */
const mostBytesTogether = 3_000;

/**
 * The records that hold exactly these values. Sage CRM compares texts without their case and long ones do not fit
 * into an address, so what comes is compared here as well.
 *
 * @param most so many are enough
 * @returns also a column that the server does not show, where there is one: then it is not known what is equal
 */
export async function findEqual(
	client: SDataClient,
	entity: Entity,
	wanted: readonly Equal[],
	most: number,
): Promise<{ readonly records: readonly RawRecord[]; readonly hidden: string | null }> {
	const conditions = fitting(wanted.map(equals));
	const where = allOf(conditions);
	// What the server has found but does not show cannot be told apart from what is only alike.
	let hidden: string | null = null;
	const asked = wanted.filter((equal) => conditions.includes(equals(equal)));
	const isWanted = (record: RawRecord) => {
		const read = columnReader(record);
		hidden ??= asked.find(({ name }) => read(name) === undefined)?.name ?? null;
		return wanted.every(({ name, value }) => isEqual(read(name), value));
	};
	const records = await listRecords(client, entity, { where, limit: most, isWanted });
	return { records, hidden };
}

/** Those of several conditions that go into an address; what the others say has to be looked at in what comes. */
export function fitting(conditions: readonly string[]): string[] {
	let bytes = 0;
	return conditions.filter((condition) => {
		const more = encodedBytes(condition);
		if (bytes + more > mostBytesTogether) return false;
		bytes += more;
		return true;
	});
}

/** A condition that is met by every record that holds the value, and by few others. */
export function equals({ name, value }: Equal): string {
	if (!isLong(value)) return compare(name, 'eq', value);
	return like(name, `${beginningOf(String(value))}%`);
}

export function isEqual(held: unknown, value: string | number): boolean {
	if (isEmpty(held)) return false;
	if (typeof held === 'boolean') return held === isTicked(value);
	if (typeof held === 'string' && typeof value === 'number') return plainNumber.test(held) && Number(held) === value;
	return typeof held === 'number' ? held === Number(value) : held === value;
}

/** As a number comes as a text: 007 is none. */
const plainNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** A number for a column of texts is a text: the server might compare numbers, where `007` is 7. */
export function asHeld(type: ColumnType | undefined, value: string | number): string | number {
	return isText(type) ? String(value) : value;
}

export function isText(type: ColumnType | undefined): boolean {
	return type === 'text' || type === 'choice';
}

export function isLong(value: string | number): boolean {
	return encodedBytes(String(value)) > mostBytes;
}

/** Within a literal, where a quote is doubled; it may be encoded or not. */
function encodedBytes(text: string): number {
	return encodeURIComponent(wellFormed(text)).replaceAll("'", '%27%27').length;
}

/** As many whole characters as fit. */
function beginningOf(text: string): string {
	let beginning = '';
	let bytes = 0;
	for (const character of text) {
		bytes += encodedBytes(character);
		if (bytes > mostBytes) break;
		beginning += character;
	}
	return beginning;
}
