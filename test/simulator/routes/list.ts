import { linkedRecords } from '../answer/linked.ts';
import { recordRenderer } from '../answer/record.ts';
import { jsonReply } from '../http/reply.ts';
import type { Reply } from '../http/reply.ts';
import type { Entity } from '../schema/entity.ts';
import { findPage } from '../store/query.ts';
import { partById } from '../where/idRange.ts';
import { parseWhere } from '../where/parse.ts';
import { always, toSql } from '../where/toSql.ts';
import type { Condition } from '../where/toSql.ts';
import type { Where } from '../where/tree.ts';
import { renderOptions } from './context.ts';
import type { Context } from './context.ts';
import { readOrder, readPaging } from './paging.ts';

/** `GET Company?where=…&orderBy=…&select=…&startIndex=…&count=…`. */
export function list(entity: Entity, context: Context): Reply {
	const { query, quirks, store, addresses } = context;
	const { startIndex, count } = readPaging(query, quirks);
	const order = readOrder(query.orderBy, entity, quirks);
	const where =
		query.where === undefined || query.where.trim() === '' ? undefined : parseWhere(query.where, quirks.operators);
	// Translated once as a whole, so that a condition on the id is checked as any other before it is taken out.
	if (where) toSql(where, entity, quirks);
	const { lowest, highest, rest } = partById(where, entity);
	const condition = visible(rest, entity, context);
	const { rows, total } = findPage(store.table(entity.name), {
		lowest,
		highest,
		condition,
		order,
		skip: startIndex - 1,
		count,
	});

	const options = renderOptions(context);
	const render = recordRenderer(entity, options);
	const totals = { right: { $totalResults: total }, page: { $totalResults: rows.length }, missing: {} };
	return jsonReply(200, {
		...addresses.list(entity),
		$title: `Sage CRM | ${entity.title}`,
		...totals[quirks.totals],
		$startIndex: startIndex,
		$itemsPerPage: count,
		$resources: rows.map((row) =>
			quirks.linkedOnLists ? { ...render(row), ...linkedRecords(row, entity, store, options) } : render(row),
		),
	});
}

function visible(where: Where | undefined, entity: Entity, { quirks }: Context): Condition {
	const { sql, params } = where ? toSql(where, entity, quirks) : always;
	return quirks.deletedRows === 'shown' ? { sql, params } : { sql: `deleted IS NULL AND (${sql})`, params };
}
