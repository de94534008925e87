import { maxBy } from 'lodash';
import type { SDataClient } from '../sdata/client';
import { columnPrefix, columnReader } from '../sdata/record';
import { completeEntity } from './custom';
import type { Entity } from './entity';

/**
 * An entity by its name alone: of one that is not known its columns tell the rest.
 *
 * @param known those with columns that are known
 * @returns null where it cannot be told which column holds its id
 * @throws {NodeApiError} where the server has no such entity
 */
export async function describeEntityAmong(
	known: readonly Entity[],
	client: SDataClient,
	name: string,
): Promise<Entity | null> {
	const fields = { entity: name, idField: '', createdField: '', updatedField: '' };
	const found = completeEntity(fields, known);
	if (found !== null) return found;
	for (const columns of [await describedOf(client, name), await shownOf(client, name)]) {
		const idField = idColumnIn(columns, name);
		const entity = idField === null ? null : completeEntity({ ...fields, idField }, []);
		if (entity !== null) return { ...entity, titleColumns: [titleColumnIn(columns, entity.idColumn)] };
	}
	return null;
}

/** A column, and where a record is at hand whether it holds the record's key. */
interface Candidate {
	readonly name: string;
	readonly isKey: boolean;
}

async function describedOf(client: SDataClient, resource: string): Promise<Candidate[]> {
	return ((await client.prototype(resource)) ?? []).map(({ name }) => ({ name, isKey: false }));
}

/** Of a record the key says which column is its id. */
async function shownOf(client: SDataClient, resource: string): Promise<Candidate[]> {
	const record = await client.sample(resource);
	const read = columnReader(record ?? {});
	const key = String(read('$key'));
	return Object.keys(record ?? {}).map((name) => ({ name, isKey: String(read(name)) === key }));
}

/** What a record is called is in a column of such a name, by Sage CRM's habit; else it has its number alone. */
function titleColumnIn(columns: readonly Candidate[], idColumn: string): string {
	const prefix = columnPrefix(idColumn).toLowerCase();
	const named = ['name', 'description', 'subject', 'title'].map((word) =>
		columns.find(({ name }) => name.toLowerCase() === `${prefix}${word}`),
	);
	return named.find((column) => column !== undefined)?.name ?? idColumn;
}

/** Sage CRM's naming: `Proj_ProjectId` for an entity `project` whose columns begin with `Proj_`. */
function idColumnIn(columns: readonly Candidate[], entity: string): string | null {
	const named = columns.filter(({ name }) => /^[A-Za-z]+_/.test(name));
	const counts = new Map<string, number>();
	for (const { name } of named) {
		const prefix = name.slice(0, name.indexOf('_')).toLowerCase();
		counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
	}
	const prefix = maxBy([...counts], ([, count]) => count)?.[0];
	const usual = `${prefix}_${entity}id`.toLowerCase();
	const ids = named.filter(({ name }) => name.toLowerCase().startsWith(`${prefix}_`) && /id$/i.test(name));
	const found = ids.find(({ name }) => name.toLowerCase() === usual) ?? ids.find(({ isKey }) => isKey);
	return found?.name ?? null;
}
