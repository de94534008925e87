import { DateTime } from 'luxon';
import { NodeOperationError, type INode } from 'n8n-workflow';
import { typeIn, type Column, type Entity } from '../entities';
import { checkColumns } from '../sdata/conditions/check-columns';
import { ConditionProblem, type Condition, type Literal } from '../sdata/conditions/condition';
import { parseCondition } from '../sdata/conditions/parse-condition';
import type { Syntax } from '../sdata/conditions/syntax';
import { writeCondition } from '../sdata/conditions/write-condition';
import { dayToSend } from '../sdata/days';
import { dateLiteral } from '../sdata/literals';
import { allOf } from '../sdata/where';
import type { Dialect } from './dialect';

/** A condition that a user wrote for one resource. */
export interface Filter {
	readonly syntax: Syntax;
	readonly text: string;
	readonly condition: Condition;
}

/** @throws {NodeOperationError} with the place of the mistake */
export function readFilter(node: INode, entity: Entity, syntax: Syntax, text: string): Filter {
	if (text.trim() === '') {
		throw new NodeOperationError(node, `A filter for ${entity.plural} is empty: write a condition, or remove it.`, {
			failure: { cause: 'configuration-invalid' },
		});
	}
	return pointing(node, entity, text, () => ({ syntax, text, condition: parseCondition(text, syntax) }));
}

/**
 * @param names of all columns that the server has
 * @throws {NodeOperationError} with the place of a column that there is not, and the one that may be meant
 */
export function checkFilter(node: INode, entity: Entity, { text, condition }: Filter, names: readonly string[]): void {
	pointing(node, entity, text, () => checkColumns(condition, names));
}

/** All filters of a resource as one condition for the server; undefined where there are none. */
export function whereOf(
	filters: readonly Filter[],
	entity: Entity,
	dialect: Dialect | null,
	zone: string,
): string | undefined {
	return allOf(
		filters.map(({ syntax, condition }) => {
			const write = syntax === 'sdata' ? undefined : dateWriter(entity.columns, dialect, zone);
			return `(${writeCondition(condition, write)})`;
		}),
	);
}

/** Whether a filter cannot be written before it is known how the server reads dates. */
export function needsDialect(filters: readonly Filter[], entity: Entity): boolean {
	let asked = false;
	for (const { syntax, condition } of filters) {
		if (syntax === 'sdata') continue;
		writeCondition(condition, (column, literal) => {
			asked ||= typeIn(entity.columns, column) === 'datetime' && momentOf(literal, 'UTC') !== null;
			return null;
		});
	}
	return asked;
}

/** In CEQL every date is a text; Sage CRM wants its own forms. */
function dateWriter(columns: readonly Column[], dialect: Dialect | null, zone: string) {
	return (column: string, literal: Literal): string | null => {
		const type = typeIn(columns, column);
		if (type !== 'date' && type !== 'datetime') return null;
		const moment = momentOf(literal, zone);
		if (moment === null) return null;
		// The one form that Sage publishes.
		if (type === 'date') return `@${dayToSend(literal.text, zone)}@`;
		const { form, offset } = dialect ?? { form: 'iso-quoted', offset: 0 };
		return dateLiteral(form, Math.floor(moment.toSeconds()) + offset, zone);
	};
}

function momentOf({ kind, text }: Literal, zone: string): DateTime | null {
	if (kind !== 'text' || !/^\s*\d{4}-\d{2}-\d{2}/.test(text)) return null;
	const moment = DateTime.fromISO(text.trim().replace(' ', 'T'), { zone });
	return moment.isValid ? moment : null;
}

function pointing<T>(node: INode, { plural }: Entity, text: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof ConditionProblem)) throw new NodeOperationError(node, error instanceof Error ? error : '');
		throw new NodeOperationError(node, error.sentence(`The filter for ${plural}`), {
			description: error.pointerIn(text),
			failure: { cause: 'configuration-invalid' },
		});
	}
}
