import type { INode, IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { custom, findEntity, type Entity } from '../entities';
import { syntaxes } from '../sdata/conditions/syntax';
import { isSecret } from '../sdata/record';
import { isColumnName } from '../sdata/where';
import { checked, refused } from './checked';
import { readFilter } from './filters';
import type { ChosenResource } from './watched-resource';

/** What the user chose for one resource beside the resource itself. */
export type ResourceChoices = Pick<ChosenResource, 'filters' | 'columns'>;

const filterList = z.array(
	z.object({
		resource: z.string({ message: 'A filter has no resource: choose one.' }),
		entity: z.string({ message: 'The entity of a filter must be a name.' }).default(''),
		syntax: z.enum(syntaxes, { message: 'The syntax of a filter must be sdata or ceql.' }).default('sdata'),
		where: z.string({ message: 'The condition of a filter must be a text.' }).default(''),
	}),
	{ message: 'The filters must be a list.' },
);
const columnList = z.array(
	z.object({
		resource: z.string({ message: 'The columns have no resource: choose one.' }),
		entity: z.string({ message: 'The entity of columns must be a name.' }).default(''),
		names: z
			.array(z.string({ message: 'A column must be given by its name.' }), {
				message: 'The columns must be a list of names.',
			})
			.default([]),
	}),
	{ message: 'The columns must be a list.' },
);

/**
 * What cannot be read is refused, and what is meant for a resource that there is not: without a filter more would
 * run the workflow than the user wants.
 *
 * @returns the choices of each of the entities
 * @throws {NodeOperationError} for a filter with a mistake in it as well
 */
export function readChoices(context: IPollFunctions, entities: readonly Entity[]): (entity: Entity) => ResourceChoices {
	const node: INode = context.getNode();
	const filters = checked(node, filterList, context.getNodeParameter('filters.filter', []));
	const columns = checked(node, columnList, context.getNodeParameter('columns.column', []));
	for (const choice of filters) checkMeant(node, 'filter', choice, entities);
	for (const choice of columns) checkMeant(node, 'choice of columns', choice, entities);
	return (entity) => ({
		filters: filters
			.filter((choice) => isFor(choice, entity))
			.map(({ syntax, where }) => readFilter(node, entity, syntax, where)),
		columns: columns
			.filter((choice) => isFor(choice, entity))
			.flatMap(({ names }) => names.map((name) => columnName(node, name))),
	});
}

interface Choice {
	readonly resource: string;
	readonly entity: string;
}

function isFor(choice: Choice, { value }: Entity): boolean {
	return nameIn(choice).toLowerCase() === value.toLowerCase();
}

function nameIn({ resource, entity }: Choice): string {
	return resource === custom ? entity.trim() : resource;
}

function checkMeant(node: INode, what: string, choice: Choice, entities: readonly Entity[]): void {
	// One of those that the list offers may be left over from before.
	if (findEntity(choice.resource) !== undefined || entities.some((entity) => isFor(choice, entity))) return;
	throw refused(
		node,
		`A ${what} is meant for "${nameIn(choice)}", which is not among the watched resources: correct its entity, or remove it.`,
	);
}

/** @throws {NodeOperationError} */
function columnName(node: INode, name: string): string {
	if (isColumnName(name) && !isSecret(name)) return name;
	throw refused(node, `"${name}" is not a column that can be asked for: choose one from the list.`);
}
