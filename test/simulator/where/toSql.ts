import type { Column } from '../schema/columns.ts';
import type { Entity } from '../schema/entity.ts';
import type { Quirks } from '../quirks/types.ts';
import { columnSql } from '../store/tables.ts';
import { comparedZone } from '../stamps.ts';
import { fromWall } from '../zones.ts';
import { isHidden } from '../answer/columns.ts';
import { readDateLiteral } from './dateLiteral.ts';
import { badWhere } from './tokens.ts';
import type { Comparison, Literal, Where } from './tree.ts';

/** SQL with a `?` for each value: nothing from a request is ever part of the text. */
export interface Condition {
	readonly sql: string;
	readonly params: ReadonlyArray<string | number>;
}

export const always: Condition = { sql: '1', params: [] };
const never: Condition = { sql: '0', params: [] };

const signs: Record<Comparison, string> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=', like: 'LIKE' };

/** Translates a `where` for one entity. Unknown columns, values of the wrong type and searches that Sage CRM refuses are BadWhereSyntax. */
export function toSql(where: Where, entity: Entity, quirks: Readonly<Quirks>): Condition {
	switch (where.kind) {
		case 'and':
		case 'or':
			return join(
				where.terms.map((term) => toSql(term, entity, quirks)),
				where.kind === 'and' ? ' AND ' : ' OR ',
			);
		case 'not': {
			const term = toSql(where.term, entity, quirks);
			return { sql: `NOT (${term.sql})`, params: term.params };
		}
		case 'compare':
			return compare(findColumn(where.column, entity, quirks), where.operator, where.literal, entity, quirks);
		case 'between': {
			const column = findColumn(where.column, entity, quirks);
			return join(
				[compare(column, 'ge', where.low, entity, quirks), compare(column, 'le', where.high, entity, quirks)],
				' AND ',
			);
		}
		case 'in': {
			const column = findColumn(where.column, entity, quirks);
			return join(
				where.literals.map((literal) => compare(column, 'eq', literal, entity, quirks)),
				' OR ',
			);
		}
	}
}

/** Joined by halves: a long chain would be deeper than SQLite allows. */
function join(conditions: readonly Condition[], word: ' AND ' | ' OR '): Condition {
	const [first] = conditions;
	if (conditions.length < 2 || !first) return first ?? always;
	const half = Math.ceil(conditions.length / 2);
	const left = join(conditions.slice(0, half), word);
	const right = join(conditions.slice(half), word);
	return { sql: `(${left.sql}${word}${right.sql})`, params: [...left.params, ...right.params] };
}

function findColumn(name: string, entity: Entity, quirks: Readonly<Quirks>): Column {
	const column = entity.byName.get(name.toLowerCase());
	const hidden = column !== undefined && quirks.hiddenColumnSearch === 'refused' && isHidden(column, entity, quirks);
	if (!column || hidden) throw badWhere(`Unknown column '${name}' in ${entity.title}`);
	return column;
}

function compare(
	column: Column,
	operator: Comparison,
	literal: Literal,
	entity: Entity,
	quirks: Readonly<Quirks>,
): Condition {
	const cell = columnSql(column, entity);
	if (literal.form === 'word') return special(cell, operator, literal.text, quirks);
	if (operator === 'like') {
		return { sql: `${cell} LIKE ?`, params: [literal.text] };
	}
	if (column.type !== 'date' && column.type !== 'datetime') {
		const isText = !isNumeric(column);
		const compared = isText && literal.form === 'number' && quirks.bareNumbers === 'asNumbers' ? numberIn(cell) : cell;
		const value = compared === cell ? plainValue(column, literal) : Number(literal.text);
		return { sql: `${compared} ${signs[operator]} ?`, params: [value] };
	}
	const wall = readDateLiteral(literal, quirks);
	if (wall === undefined) {
		if (quirks.refusedLiteral === 'error') throw badWhere(`'${literal.text}' is not a date for ${column.name}`);
		return quirks.refusedLiteral === 'nothing' ? never : always;
	}
	return { sql: `${cell} ${signs[operator]} ?`, params: [dateValue(column, wall, entity, quirks)] };
}

/** Null and Boolean cannot be searched, in Sage's own words [C]; other servers may differ. */
function special(cell: string, operator: Comparison, word: string, quirks: Readonly<Quirks>): Condition {
	const searching = word === 'null' ? quirks.nullSearch : quirks.booleanSearch;
	if (searching === 'refused' || (operator !== 'eq' && operator !== 'ne'))
		throw badWhere(`A search for ${word} is not supported`);
	if (searching === 'nothing') return never;
	if (word === 'null') return { sql: `${cell} IS ${operator === 'eq' ? '' : 'NOT '}NULL`, params: [] };
	const set = (operator === 'eq') === (word === 'true');
	return { sql: set ? `${cell} = 'Y'` : `(${cell} IS NULL OR ${cell} <> 'Y')`, params: [] };
}

function isNumeric({ type }: Column): boolean {
	return type === 'integer' || type === 'reference' || type === 'decimal';
}

/** Null for a text that is no number. */
function numberIn(cell: string): string {
	return `CASE WHEN ${cell} <> '' AND ${cell} NOT GLOB '*[^0-9]*' THEN CAST(${cell} AS REAL) END`;
}

function plainValue(column: Column, literal: Literal): string | number {
	if (!isNumeric(column)) return literal.text;
	// Numbers come bare or quoted [C].
	if (literal.form === 'at' || !/^\s*[+-]?\d+(\.\d+)?\s*$/.test(literal.text)) {
		throw badWhere(`'${literal.text}' is not a number for ${column.name}`);
	}
	return Number(literal.text);
}

/** Stamps are kept as wall clocks of the compared zone; other moments as true ones; days as text. */
function dateValue(column: Column, wall: number, entity: Entity, quirks: Readonly<Quirks>): string | number {
	if (column.type === 'date') return new Date(wall).toISOString().slice(0, 10);
	return entity.roles.has(column.name.toLowerCase()) ? wall : fromWall(wall, comparedZone(quirks));
}
