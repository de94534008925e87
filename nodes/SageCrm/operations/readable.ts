import { chunk } from 'lodash';
import type { IDataObject } from 'n8n-workflow';
import { referencedBy, type Entity } from '../entities';
import { readCaptions } from '../sdata/captions';
import type { SDataClient } from '../sdata/client';
import { wholeNumber } from '../sdata/feed';
import { columnReader, keyOf, titleOf } from '../sdata/record';
import { anyOf, compare } from '../sdata/where';
import type { OperationCall } from './operation';

/** Ids asked for at once, so that addresses stay short. */
const idsEach = 50;

/**
 * Looks up the caption of each code of a selection field and the name of each record that these refer to. What cannot be
 * looked up is left out.
 *
 * @returns what stands beside a record's own columns: `{"Comp_TypeCaption": "Customer", "Comp_PrimaryUserIdName": "Ada Byron"}`
 */
export async function readable(
	{ client, entity, described }: OperationCall,
	records: readonly IDataObject[],
): Promise<(record: IDataObject) => IDataObject> {
	const shown = new Set(records.flatMap((record) => Object.keys(record)).map((name) => name.toLowerCase()));
	const columns = (await described().catch(() => [])).filter(({ name }) => shown.has(name.toLowerCase()));
	const choices = columns.filter(({ type }) => type === 'choice').map(({ name }) => name);
	const captions = await readCaptions(client, choices);
	const references = columns.flatMap((column) => {
		const { name } = column;
		const target = name.toLowerCase() === entity.idColumn.toLowerCase() ? undefined : referencedBy(column);
		return target === undefined ? [] : [{ name, target }];
	});
	const names = await namesOf(client, records, references);
	return (record) => {
		const read = columnReader(record);
		const beside: IDataObject = {};
		for (const name of choices) {
			const caption = captions.get(name.toLowerCase())?.get(String(read(name) ?? '').trim());
			if (caption !== undefined) beside[`${name}Caption`] = caption;
		}
		for (const { name, target } of references) {
			const found = names.get(target)?.get(wholeNumber(read(name)) ?? 0);
			if (found !== undefined && found !== '') beside[`${name}Name`] = found;
		}
		return beside;
	};
}

interface Reference {
	readonly name: string;
	readonly target: Entity;
}

async function namesOf(
	client: SDataClient,
	records: readonly IDataObject[],
	references: readonly Reference[],
): Promise<ReadonlyMap<Entity, ReadonlyMap<number, string>>> {
	const names = new Map<Entity, Map<number, string>>();
	for (const target of new Set(references.map((reference) => reference.target))) {
		const columns = references.filter((reference) => reference.target === target).map(({ name }) => name);
		const ids = records.flatMap((record) => columns.map((name) => wholeNumber(columnReader(record)(name)) ?? 0));
		const found = new Map<number, string>();
		for (const some of chunk([...new Set(ids.filter((id) => id > 0))], idsEach)) {
			for (const [id, title] of await titlesOf(client, target, some)) found.set(id, title);
		}
		names.set(target, found);
	}
	return names;
}

/** Page after page, until all are found or nothing more comes. */
async function titlesOf(client: SDataClient, target: Entity, ids: readonly number[]): Promise<Map<number, string>> {
	const titles = new Map<number, string>();
	const select = [target.idColumn, ...target.titleColumns];
	for (let left = ids; left.length > 0; ) {
		const where = anyOf(left.map((id) => compare(target.idColumn, 'eq', id)));
		const query = { where, select, count: left.length };
		const { records } = await client.list(target.resource, query).catch(() => ({ records: [] }));
		for (const record of records) {
			const id = wholeNumber(columnReader(record)(target.idColumn)) ?? keyOf(record, target.idColumn);
			if (typeof id === 'number') titles.set(id, titleOf(record, target.titleColumns));
		}
		const still = left.filter((id) => !titles.has(id));
		if (still.length === left.length) break;
		left = still;
	}
	return titles;
}
