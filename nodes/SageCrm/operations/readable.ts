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
 * Puts the caption beside each code of a selection field (`Comp_TypeCaption`) and the name beside each id of another
 * record (`Comp_PrimaryUserIdName`). What cannot be looked up is left out.
 */
export async function readable(call: OperationCall, records: readonly IDataObject[]): Promise<IDataObject[]> {
	if (records.length === 0) return [];
	const { client, entity } = call;
	const shown = new Set(records.flatMap((record) => Object.keys(record)).map((name) => name.toLowerCase()));
	const columns = (await call.described()).filter(({ name }) => shown.has(name.toLowerCase()));
	const choices = columns.filter(({ type }) => type === 'choice').map(({ name }) => name);
	const captions = await readCaptions(client, choices);
	const references = columns.flatMap(({ name }) => {
		const target = name.toLowerCase() === entity.idColumn.toLowerCase() ? undefined : referencedBy(name);
		return target === undefined ? [] : [{ name, target }];
	});
	const names = await namesOf(client, records, references);
	return records.map((record) => {
		const read = columnReader(record);
		const beside: IDataObject = {};
		for (const name of choices) {
			const caption = captions.get(name.toLowerCase())?.get(String(read(name) ?? '').trim());
			if (caption !== undefined) beside[`${name}Caption`] = caption;
		}
		for (const { name, target } of references) {
			const found = names.get(target)?.get(wholeNumber(read(name)) ?? 0);
			if (found !== undefined) beside[`${name}Name`] = found;
		}
		return { ...record, ...beside };
	});
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
			const where = anyOf(some.map((id) => compare(target.idColumn, 'eq', id)));
			const select = [target.idColumn, ...target.titleColumns];
			const page = await client.list(target.resource, { where, select, count: idsEach }).catch(() => ({ records: [] }));
			for (const record of page.records) {
				const id = keyOf(record, target.idColumn);
				const title = titleOf(record, target.titleColumns);
				if (typeof id === 'number' && title !== '') found.set(id, title);
			}
		}
		names.set(target, found);
	}
	return names;
}
