import { isEqual, uniqBy } from 'lodash';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { allOf, anyOf, compare } from '../sdata/where';
import { isSeasonKnown, lowerBound, seasonOf, second, type Dialect } from './dialect';
import { understood, type EntityReader } from './entity-reader';
import { findDialect, shownStamps, type KnownRecord, type Reading } from './find-dialect';

/** Records that a server's dates are tried on. */
const knownRecords = 12;
/** So many with different dates must show no rounding: each would show it with one chance in two. */
const enoughDates = 8;
/** A record that is changed while it is asked about gives wrong answers. */
const mostTries = 4;

/**
 * Finds out how the server reads dates, by asking about records whose dates are known.
 *
 * @param ordered whether records that were changed lately can be asked for
 * @returns null where no record has a date
 */
export async function discoverDialect(reader: EntityReader, ordered: boolean): Promise<Dialect | null> {
	let known = await knownOf(reader, ordered);
	for (let tried = 0; tried < mostTries && known.length > 0; tried++) {
		const reading = await read(reader, known);
		if (reading !== null) {
			const seasons = seasonsOf(reading, known, reader.zone);
			const asksBoth = { asksCreated: true, asksUpdated: true };
			const dialect = { ...reading, rounds: null, seasons, ...asksBoth };
			const asked = await datesToAsk(reader, dialect, known);
			return { ...dialect, ...asked, rounds: await findRounding(reader, dialect, known, ordered) };
		}
		const again = await knownOf(reader, ordered);
		if (isEqual(known, again)) throw noForm(reader);
		known = again;
	}
	if (known.length === 0) return null;
	throw new NodeApiError(
		reader.node,
		{},
		{
			message: `The ${reader.entity.plural} that Sage CRM was asked about were changed all the while, so that it is not known yet how it reads dates: the next poll tries again.`,
			failure: { cause: 'temporarily-unavailable' },
		},
	);
}

/** What records of a season, or more of them, tell in addition. */
export async function refineDialect(reader: EntityReader, dialect: Dialect, ordered: boolean): Promise<Dialect> {
	const known = await knownOf(reader, ordered);
	const [newest] = known;
	if (newest === undefined) return dialect;
	let refined = dialect;
	if (!isSeasonKnown(dialect, newest.stamp, reader.zone)) {
		const reading = await read(reader, known);
		if (reading === null) return dialect;
		const seasons = seasonsOf(reading, known, reader.zone);
		refined = { ...dialect, ...reading, seasons: [...new Set([...dialect.seasons, ...seasons])] };
	}
	return refined.rounds === null
		? { ...refined, rounds: await findRounding(reader, refined, known, ordered) }
		: refined;
}

/** The newest with a date, where there is an order; else any. */
async function knownOf(reader: EntityReader, ordered: boolean): Promise<KnownRecord[]> {
	for (const column of [reader.entity.updatedColumn, reader.entity.createdColumn]) {
		const page = await reader.list({ orderBy: ordered ? `${column} desc` : undefined, count: knownRecords });
		const known = reader.versionsOf(page).flatMap((version): KnownRecord[] => {
			const stamp = column === reader.entity.updatedColumn ? version.updated : version.created;
			return stamp === null ? [] : [{ id: version.id, column, stamp }];
		});
		if (known.length > 0 || page.records.length === 0) return known;
	}
	return [];
}

async function read(reader: EntityReader, known: readonly KnownRecord[]): Promise<Reading | null> {
	return await findDialect(tried(known), reader.entity.idColumn, reader.zone, async (where) => {
		const found = await count(reader, where, 1);
		return found === null ? null : found > 0;
	});
}

/** The newest, and the one that is least like it. */
function tried(known: readonly KnownRecord[]): KnownRecord[] {
	return known.length < 2 ? [...known] : [...known.slice(0, 1), ...known.slice(-1)];
}

/** The season of the newest, where that was read without an offset. */
function seasonsOf({ offset }: Reading, [newest]: readonly KnownRecord[], zone: string): number[] {
	return offset === 0 && newest !== undefined ? [seasonOf(newest.stamp, zone)] : [];
}

async function findRounding(
	reader: EntityReader,
	{ form, offset, granularity }: Reading,
	known: readonly KnownRecord[],
	ordered: boolean,
): Promise<boolean | null> {
	// A day's or an hour's caution takes in a second.
	if (offset !== 0 || granularity !== second) return null;
	const different = uniqBy(known, ({ stamp }) => stamp);
	const countStamped = async (by: 'ge' | 'gt') => {
		const where = shownStamps(different, by, reader.entity.idColumn, form, reader.zone);
		return where === undefined ? null : await count(reader, where, different.length);
	};
	const found = await countStamped('ge');
	if (found === null) return null;
	if (found < different.length) {
		// Or else one of them has vanished.
		return isEqual(known, await knownOf(reader, ordered)) ? true : null;
	}
	// Where whole seconds are stored there is nothing to round.
	if ((await countStamped('gt')) === 0) return false;
	return different.length < enoughDates ? null : false;
}

/** Which of the two dates the server lets be asked for. */
async function datesToAsk(
	reader: EntityReader,
	dialect: Dialect,
	[first]: readonly KnownRecord[],
): Promise<Pick<Dialect, 'asksCreated' | 'asksUpdated'>> {
	const both = { asksCreated: true, asksUpdated: true };
	if (first === undefined) return both;
	const { createdColumn, updatedColumn, idColumn } = reader.entity;
	const literal = lowerBound(dialect, first.stamp, reader.zone);
	const id = compare(idColumn, 'eq', first.id);
	const mayAsk = async (...columns: string[]) => {
		const dates = anyOf(columns.map((column) => compare(column, 'ge', { literal })));
		return (await count(reader, allOf([id, dates]) ?? id, 1)) !== null;
	};
	if (await mayAsk(updatedColumn, createdColumn)) return both;
	const asksUpdated = await mayAsk(updatedColumn);
	const asksCreated = await mayAsk(createdColumn);
	// A server that is out of order for a moment must not look like one that forbids it.
	return asksCreated === asksUpdated || (await mayAsk(updatedColumn, createdColumn))
		? both
		: { asksCreated, asksUpdated };
}

async function count(reader: EntityReader, where: string, most: number): Promise<number | null> {
	return (await understood(reader.list({ where, count: most })))?.records.length ?? null;
}

function noForm({ node, entity }: EntityReader): NodeOperationError {
	return new NodeOperationError(
		node,
		`Sage CRM understood no way of asking for ${entity.plural} by date: check that its version has the RESTful API (7.3 or later), and report it to the makers of this node with the version.`,
		{ failure: { cause: 'configuration-invalid' } },
	);
}
