import { upperFirst } from 'lodash';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { entities, type Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import { openFrom } from '../sdata/open';
import { wholeNumber, type RawRecord } from '../sdata/feed';
import { columnReader, isDeletedIn, keyOf, titleOf } from '../sdata/record';
import { allOf, anyOf, compare, like } from '../sdata/where';
import { chosenEntity } from './resource';

const pageSize = 50;

/** Records to choose from, by words of their name; page after page as the user scrolls. */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await openFrom(this);
	const entity = await chosenEntity(this, client);
	return entity === undefined ? { results: [] } : await search(client, entity, filter, paginationToken);
}

/** Likewise of an entity that need not be the chosen one, by the name of its method: `searchAccounts`. */
export const searchers: Readonly<Record<string, typeof searchRecords>> = Object.fromEntries(
	entities.map((entity) => [
		`search${upperFirst(entity.plural)}`,
		async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
			return await search(await openFrom(this), entity, filter, paginationToken);
		},
	]),
);

async function search(
	client: SDataClient,
	entity: Entity,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const startIndex = Number(paginationToken ?? '1');
	const { records } = await client.list(entity.resource, {
		where: filter === undefined || filter.trim() === '' ? undefined : nameHas(entity, filter.trim()),
		orderBy: entity.titleColumns[0],
		startIndex,
		count: pageSize,
	});
	const results = records.flatMap((record) => choice(record, entity));
	return records.length === 0 ? { results } : { results, paginationToken: String(startIndex + records.length) };
}

/** Its number, or a name: of one column as it was typed; a name of several (Ada Lovelace) word by word, each in any of them. */
function nameHas({ titleColumns, idColumn }: Entity, text: string): string | undefined {
	const named = titleHas(titleColumns, text);
	const id = /^#?(\d{1,15})$/.exec(text)?.[1];
	return id === undefined ? named : anyOf([compare(idColumn, 'eq', Number(id)), named ?? '']);
}

function titleHas(titleColumns: Entity['titleColumns'], text: string): string | undefined {
	const parts = titleColumns.length === 1 ? [text] : text.split(/\s+/);
	return allOf(parts.map((part) => anyOf(titleColumns.map((column) => has(column, part)))));
}

function has(column: string, text: string): string {
	return like(column, `%${text}%`);
}

function choice(record: RawRecord, { titleColumns, idColumn }: Entity): Array<{ name: string; value: string }> {
	const id = wholeNumber(columnReader(record)(idColumn)) ?? keyOf(record, idColumn);
	if (id === null || isDeletedIn(record, idColumn)) return [];
	const title = titleOf(record, titleColumns);
	return [{ name: title === '' ? `#${id}` : title, value: String(id) }];
}
