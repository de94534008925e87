import type { INode, IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { Entity } from '../entities';
import { syntaxes } from '../sdata/conditions/syntax';
import { isColumnName } from '../sdata/where';
import { readFilter, type Filter } from './filters';

/** What the user chose for one resource beside the resource itself. */
export interface ResourceChoices {
	readonly filters: readonly Filter[];
	/** Columns to ask for; none: all of them. */
	readonly columns: readonly string[];
}

const filterList = z
	.array(z.object({ resource: z.string(), syntax: z.enum(syntaxes).default('sdata'), where: z.string().default('') }))
	.catch([]);
const columnList = z.array(z.object({ resource: z.string(), names: z.array(z.string()).default([]) })).catch([]);

/** @throws {NodeOperationError} for a filter with a mistake in it */
export function readChoices(context: IPollFunctions, entity: Entity): ResourceChoices {
	const node: INode = context.getNode();
	const isOfEntity = ({ resource }: { resource: string }) => resource === entity.value;
	const filters = filterList.parse(context.getNodeParameter('filters.filter', []));
	const columns = columnList.parse(context.getNodeParameter('columns.column', []));
	return {
		filters: filters
			.filter(isOfEntity)
			.filter(({ where }) => where.trim() !== '')
			.map(({ syntax, where }) => readFilter(node, entity, syntax, where)),
		columns: columns.filter(isOfEntity).flatMap(({ names }) => names.filter(isColumnName)),
	};
}
