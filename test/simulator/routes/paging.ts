import { SDataError } from '../diagnosis.ts';
import type { Quirks } from '../quirks/types.ts';
import type { Entity } from '../schema/entity.ts';
import type { OrderTerm } from '../store/query.ts';
import { columnSql } from '../store/tables.ts';

/** `startIndex` is 1-based [C]; `count` is cut down to the page cap without a word, or refused. */
export function readPaging(
	query: Readonly<Record<string, string>>,
	quirks: Readonly<Quirks>,
): { startIndex: number; count: number } {
	const startIndex = readWhole('startIndex', query.startIndex, 1) ?? 1;
	const asked = readWhole('count', query.count, 0) ?? quirks.defaultCount;
	if (asked > quirks.pageCap && quirks.overCap === 'refuse') {
		throw new SDataError(400, 'BadQueryParameter', `count must not be above ${quirks.pageCap}.`);
	}
	return { startIndex, count: Math.min(asked, quirks.pageCap) };
}

function readWhole(name: string, text: string | undefined, least: number): number | undefined {
	if (text === undefined || text === '') return undefined;
	const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
	if (!(value >= least))
		throw new SDataError(400, 'BadQueryParameter', `${name} must be a whole number, ${least} or more.`);
	return value;
}

/** The order of rows: as asked, as far as this server obeys, else its own. Names become expressions by way of the entity's columns. */
export function readOrder(orderBy: string | undefined, entity: Entity, quirks: Readonly<Quirks>): OrderTerm[] {
	if (orderBy === undefined || orderBy.trim() === '' || quirks.orderBy === 'ignored') return naturalOrder(quirks);
	if (quirks.orderBy === 'refused') throw new SDataError(400, 'BadQueryParameter', 'orderBy is not supported.');
	const terms = orderBy.split(',').map((term) => readTerm(term, entity));
	if (terms.length > 1 && quirks.orderByColumns === 'refused') {
		throw new SDataError(400, 'BadQueryParameter', 'orderBy takes one column only.');
	}
	return quirks.orderByColumns === 'all' ? terms : terms.slice(0, 1);
}

function readTerm(term: string, entity: Entity): OrderTerm {
	const [, name = '', direction = ''] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/i.exec(term) ?? [];
	const column = entity.byName.get(name.toLowerCase());
	if (!column) throw new SDataError(400, 'BadQueryParameter', `Cannot order ${entity.title} by '${term.trim()}'.`);
	return { sql: columnSql(column, entity), descending: direction.toLowerCase() === 'desc' };
}

function naturalOrder(quirks: Readonly<Quirks>): OrderTerm[] {
	switch (quirks.naturalOrder) {
		case 'idDescending':
			return [{ sql: 'id', descending: true }];
		case 'updated':
			return [{ sql: 'updated', descending: false }];
		case 'shuffled':
			return [{ sql: '(id * 7919) % 10007', descending: false }];
		default:
			return [];
	}
}
