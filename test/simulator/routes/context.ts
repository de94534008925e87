import type { Addresses } from '../answer/addresses.ts';
import { linkedRecords } from '../answer/linked.ts';
import { recordRenderer } from '../answer/record.ts';
import type { JsonRecord, RenderOptions } from '../answer/record.ts';
import { SDataError } from '../diagnosis.ts';
import type { Entity } from '../schema/entity.ts';
import type { Quirks } from '../quirks/types.ts';
import type { Row } from '../store/rows.ts';
import type { RecordStore } from '../store/store.ts';

/** What a route works with. */
export interface Context {
	readonly store: RecordStore;
	readonly quirks: Readonly<Quirks>;
	readonly addresses: Addresses;
	readonly query: Readonly<Record<string, string>>;
	/** Request headers by name in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** The row that may be seen under a key, or the answer that there is none. */
export function visibleRow(entity: Entity, id: number, { store, quirks }: Context): Row {
	const row = store.table(entity.name).get(id);
	if (!row || (row.deleted && quirks.deletedRows === 'hidden')) {
		throw new SDataError(quirks.missingRecordStatus, 'ApplicationDiagnosis', `${entity.title} '${id}' was not found.`);
	}
	return row;
}

/** A record as `GET Company('43')` shows it. */
export function fullRecord(entity: Entity, row: Row, context: Context): JsonRecord {
	const options = renderOptions(context);
	return { ...recordRenderer(entity, options)(row), ...linkedRecords(row, entity, context.store, options) };
}

export function renderOptions({ query, quirks, addresses }: Context): RenderOptions {
	const names =
		quirks.select === 'honoured'
			? (query.select ?? '')
					.split(',')
					.map((name) => name.trim().toLowerCase())
					.filter(Boolean)
			: [];
	return { quirks, addresses, select: names.length > 0 ? new Set(names) : undefined };
}
