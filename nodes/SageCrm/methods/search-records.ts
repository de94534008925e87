import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Entity } from '../entities';
import { openFrom } from '../sdata/open';
import { keyOf, titleOf } from '../sdata/record';
import type { RawRecord } from '../sdata/feed';
import { textLiteral } from '../sdata/literals';
import { allOf, anyOf, compare } from '../sdata/where';
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
	if (entity === undefined) return { results: [] };
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

/** A name of one column as it was typed; a name of several (Ada Lovelace) word by word, each in any of them. */
function nameHas({ titleColumns }: Entity, text: string): string | undefined {
	const parts = titleColumns.length === 1 ? [text] : text.split(/\s+/);
	return allOf(parts.map((part) => anyOf(titleColumns.map((column) => has(column, part)))));
}

function has(column: string, text: string): string {
	return compare(column, 'like', { literal: textLiteral(`%${text}%`) });
}

function choice(record: RawRecord, { titleColumns, idColumn }: Entity): Array<{ name: string; value: string }> {
	const id = keyOf(record, idColumn);
	if (id === null) return [];
	const title = titleOf(record, titleColumns);
	return [{ name: title === '' ? `#${id}` : title, value: String(id) }];
}
