import { NodeOperationError, type INode, type IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { Entity } from '../entities';
import { syntaxes } from '../sdata/conditions/syntax';
import { isSecret } from '../sdata/record';
import { isColumnName } from '../sdata/where';
import { readFilter, type Filter } from './filters';

/** What the user chose for one resource beside the resource itself. */
export interface ResourceChoices {
	readonly filters: readonly Filter[];
	/** Columns to ask for; none: all of them. */
	readonly columns: readonly string[];
}

const filterList = z.array(
	z.object({
		resource: z.string({ message: 'A filter has no resource: choose one.' }),
		syntax: z.enum(syntaxes, { message: 'The syntax of a filter must be sdata or ceql.' }).default('sdata'),
		where: z.string({ message: 'The condition of a filter must be a text.' }).default(''),
	}),
	{ message: 'The filters must be a list.' },
);
const columnList = z.array(
	z.object({
		resource: z.string({ message: 'The columns have no resource: choose one.' }),
		names: z
			.array(z.string({ message: 'A column must be given by its name.' }), {
				message: 'The columns must be a list of names.',
			})
			.default([]),
	}),
	{ message: 'The columns must be a list.' },
);

/**
 * What cannot be read is refused: without a filter more would run the workflow than the user wants.
 *
 * @throws {NodeOperationError} for a filter with a mistake in it as well
 */
export function readChoices(context: IPollFunctions, entity: Entity): ResourceChoices {
	const node: INode = context.getNode();
	const isOfEntity = ({ resource }: { resource: string }) => resource === entity.value;
	const filters = checked(node, filterList, context.getNodeParameter('filters.filter', []));
	const columns = checked(node, columnList, context.getNodeParameter('columns.column', []));
	return {
		filters: filters.filter(isOfEntity).map(({ syntax, where }) => readFilter(node, entity, syntax, where)),
		columns: columns.filter(isOfEntity).flatMap(({ names }) => names.map((name) => columnName(node, name))),
	};
}

function columnName(node: INode, name: string): string {
	if (isColumnName(name) && !isSecret(name)) return name;
	throw refused(node, `"${name}" is not a column that can be asked for: choose one from the list.`);
}

function checked<T>(node: INode, shape: z.ZodType<T, z.ZodTypeDef, unknown>, given: unknown): T {
	const parsed = shape.safeParse(given);
	if (parsed.success) return parsed.data;
	throw refused(node, parsed.error.issues[0]?.message ?? 'A filter cannot be read.');
}

function refused(node: INode, message: string): NodeOperationError {
	return new NodeOperationError(node, message, { failure: { cause: 'configuration-invalid' } });
}
