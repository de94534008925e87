import type { SDataClient } from '../sdata/client';
import type { RawRecord } from '../sdata/feed';
import type { PrototypeColumn } from '../sdata/prototype';
import { isDecimal } from '../sdata/values';
import { describedColumns, hasKnownColumns, type DescribedColumn } from './described';
import type { Entity } from './entity';

/**
 * The columns of an entity for this user as the server describes them; where it does not, those that are known or, of an
 * entity of which nothing is, those of a record.
 *
 * @throws {NodeApiError} when the server cannot be reached, or refuses the login
 */
export async function columnsOf(client: SDataClient, entity: Entity): Promise<DescribedColumn[]> {
	const described = await client.prototype(entity.resource);
	if (described !== null || hasKnownColumns(entity)) return describedColumns(entity, described);
	const record = await client.sample(entity.resource);
	return describedColumns(entity, record === undefined ? null : columnsIn(record));
}

function columnsIn(record: RawRecord): PrototypeColumn[] {
	return Object.entries(record)
		.filter(([name, value]) => !name.startsWith('$') && (typeof value !== 'object' || value === null))
		.map(([name, value]) => {
			const marks = { mandatory: false, readOnly: false, hidden: false };
			return { name, title: name, type: typeOf(value), ...marks };
		});
}

/** Dates are texts, for one record does not tell a day from a moment; what may be a number, or is empty, tells nothing. */
function typeOf(value: unknown): string {
	return value === null || (typeof value === 'string' && (value === '' || isDecimal(value))) ? '' : typeof value;
}
