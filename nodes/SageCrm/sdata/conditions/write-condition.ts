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

/** The same where nothing stands beside it: without the outermost brackets, which not every server need know. */
export function writeAlone(condition: Condition): string {
	const plain = withoutNot(condition);
	const write = () => null;
	return plain.kind === 'and' || plain.kind === 'or' ? joined(plain, write) : inWords(plain, write);
}

function joined({ kind, parts }: Extract<Condition, { readonly kind: 'and' | 'or' }>, write: WriteLiteral): string {
	return parts.map((part) => inWords(part, write)).join(` ${kind} `);
}

function inWords(condition: Condition, write: WriteLiteral): string {
	switch (condition.kind) {
		case 'and':
		case 'or':
			return `(${joined(condition, write)})`;
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
