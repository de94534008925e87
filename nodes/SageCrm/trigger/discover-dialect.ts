import { NodeOperationError } from 'n8n-workflow';
import { isDayForm } from '../sdata/literals';
import { findDialect, shownStamps, type Dialect, type KnownRecord } from './dialect';
import { understood, type EntityReader } from './entity-reader';

/** Records that a server's dates are tried on: each shows rounding up with one chance in two. */
const knownRecords = 12;

/**
 * Finds out how the server reads dates, by asking about records whose dates are known.
 *
 * @param orderBy to get records that were changed lately; undefined where the server keeps no order
 */
export async function discoverDialect(reader: EntityReader, orderBy: string | undefined): Promise<Dialect> {
	// Twice, because a record that is changed while it is asked about gives wrong answers.
	const dialect = (await tryDialects(reader, orderBy)) ?? (await tryDialects(reader, orderBy));
	if (dialect !== null) return dialect;
	throw new NodeOperationError(
		reader.node,
		`Sage CRM understood no way of asking for ${reader.entity.plural} by date: check that its version has the RESTful API (7.3 or later), and report it to the makers of this node with the version.`,
		{ failure: { cause: 'configuration-invalid' } },
	);
}

async function tryDialects(reader: EntityReader, orderBy: string | undefined): Promise<Dialect | null> {
	const { entity, zone } = reader;
	const newest = await reader.list({ orderBy, count: knownRecords });
	const known = reader
		.versionsOf(newest)
		.flatMap(({ id, updated }): KnownRecord[] => (updated === null ? [] : [{ id, updated }]));
	const columns = { id: entity.idColumn, updated: entity.updatedColumn };
	const find = async (where: string, count: number) =>
		(await understood(reader.list({ where, count })))?.records.length ?? null;
	const dialect = await findDialect(known.slice(0, 2), columns, zone, async (where) => {
		const found = await find(where, 1);
		return found === null ? null : found > 0;
	});
	if (dialect === null || isDayForm(dialect.form) || dialect.offset !== 0) return dialect;
	const shown = shownStamps(known, columns, dialect, zone);
	const found = shown === undefined ? null : await find(shown, known.length);
	return { ...dialect, rounds: found === null || found < known.length };
}
