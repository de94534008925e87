import { textLiteral } from '../literals';
import type { Condition, Literal } from './condition';
import { withoutNot } from './negate';

/**
 * How the literals of a column are written for a server.
 *
 * @returns null where the value is to be written as it is
 */
export type WriteLiteral = (column: string, literal: Literal) => string | null;

/** A pattern is never anything but text. */
const asText: WriteLiteral = () => null;

/** A condition in Sage CRM's own syntax, in brackets wherever they could matter. */
export function writeCondition(condition: Condition, write: WriteLiteral = () => null): string {
	return inWords(withoutNot(condition), write);
}

function inWords(condition: Condition, write: WriteLiteral): string {
	switch (condition.kind) {
		case 'and':
		case 'or':
			return `(${condition.parts.map((part) => inWords(part, write)).join(` ${condition.kind} `)})`;
		case 'not':
			return `not (${inWords(condition.part, write)})`;
		case 'compare':
			return `${condition.column.name} ${condition.operator} ${written(condition.column.name, condition.value, condition.operator === 'like' ? asText : write)}`;
		case 'between': {
			const { column, low, high } = condition;
			return `${column.name} between ${written(column.name, low, write)} and ${written(column.name, high, write)}`;
		}
		case 'in': {
			const { column, values } = condition;
			return `${column.name} in (${values.map((value) => written(column.name, value, write)).join(',')})`;
		}
	}
}

function written(column: string, literal: Literal, write: WriteLiteral): string {
	return write(column, literal) ?? asItIs(literal);
}

function asItIs({ kind, text }: Literal): string {
	return kind === 'text' ? textLiteral(text) : kind === 'date' ? `@${text}@` : text;
}
