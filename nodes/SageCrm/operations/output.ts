import type { IDataObject } from 'n8n-workflow';
import { hasKnownColumns, viewOf, type Entity } from '../entities';
import type { RawRecord } from '../sdata/feed';
import { deletedColumnOf, isDeletedIn, presentRecord, type RecordView } from '../sdata/record';
import type { OperationCall, Outcome } from './operation';
import { wantsCaptions, wantsSimple } from './options';
import { readable } from './readable';

/** What came of one item as it leaves the node. */
export interface Shown {
	readonly call: OperationCall;
	readonly outcome: readonly IDataObject[] | Error;
}

/** Makes items of what came of each call; what has to be looked up for that is asked for once for all of them. */
export async function shown(calls: readonly OperationCall[], outcomes: readonly Outcome[]): Promise<Shown[]> {
	const [first] = calls;
	if (first === undefined) return [];
	const view = await viewFor(
		first,
		outcomes.flatMap((outcome) => (outcome instanceof Error ? [] : outcome)),
	);
	const plain = calls.map((call, at): Shown => {
		const outcome = outcomes[at] ?? [];
		if (outcome instanceof Error) return { call, outcome };
		const records = outcome.map((record) => presentRecord(record, view));
		return { call, outcome: wantsSimple(call) ? records.map((record) => simple(record, call.entity)) : records };
	});
	const wanting = plain.flatMap(({ call, outcome }) =>
		outcome instanceof Error || !wantsCaptions(call) ? [] : outcome,
	);
	if (wanting.length === 0) return plain;
	const beside = await readable(first, wanting);
	return plain.map(({ call, outcome }) => {
		if (outcome instanceof Error || !wantsCaptions(call)) return { call, outcome };
		return { call, outcome: outcome.map((record) => ({ ...record, ...beside(record) })) };
	});
}

/** The columns that this package knows, as far as they have a value; all of them where it knows none. What is deleted says so. */
function simple(record: IDataObject, entity: Entity): IDataObject {
	const known = hasKnownColumns(entity) ? new Set(entity.columns.map(({ name }) => name)) : null;
	const mark = isDeletedIn(record, entity.idColumn) ? deletedColumnOf(entity.idColumn)?.toLowerCase() : undefined;
	const isKept = ([name, value]: [string, IDataObject[string]]) =>
		value !== null &&
		value !== undefined &&
		value !== '' &&
		typeof value !== 'object' &&
		// What has no prefix is not a column.
		(known === null || known.has(name) || !name.includes('_') || name.toLowerCase() === mark);
	return Object.fromEntries(Object.entries(record).filter(isKept));
}

/**
 * How the records are shown. Where they have dates in columns that only the server knows, it is asked whether they are
 * days or moments; where it does not say, they are shown as they came.
 */
async function viewFor(call: OperationCall, records: readonly RawRecord[]): Promise<RecordView> {
	const { entity, client } = call;
	const { zone } = client.connection;
	const known = new Set(entity.columns.map(({ name }) => name.toLowerCase()));
	const isUnclear = records.some((record) =>
		Object.entries(record).some(([name, value]) => !known.has(name.toLowerCase()) && mayBeShifted(value, zone)),
	);
	const described = isUnclear ? await call.described().catch(() => []) : [];
	// It may describe fewer than it sends.
	const { days, moments } = viewOf({ columns: [...described, ...entity.columns] }, zone);
	// Names must not depend on whether it was asked.
	return { ...viewOf(entity, zone), days, moments };
}

/**
 * Whether a moment would be shown otherwise, or a day: that is written as midnight in some zone, so at a quarter of an hour.
 */
function mayBeShifted(value: unknown, zone: string): boolean {
	if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value)) return false;
	return zone !== 'UTC' || !/^.{10}T\d{2}:\d{2}:\d{2}Z$/.test(value) || /:(00|15|30|45):00Z$/.test(value);
}
