import { NodeOperationError } from 'n8n-workflow';
import { z } from 'zod';
import { isSecret } from '../sdata/record';
import { markOf } from '../sdata/values';
import { isColumnName } from '../sdata/where';
import { rowConditions, type FilterRow } from './filter-row';
import type { OperationCall } from './operation';

export interface SortRule {
	readonly column: string;
	readonly direction: 'asc' | 'desc';
}

/** What the user wrote of the records that are wanted. */
export interface FindForm {
	readonly filters: readonly FilterRow[];
	readonly match: 'all' | 'any';
	/** null where it is said by rows. */
	readonly text: string | null;
	readonly order: readonly SortRule[];
}

const column = z
	.string({ message: 'A filter or sort rule has no column: choose one.' })
	.min(1, 'A filter or sort rule has no column: choose one.')
	.refine((name) => isColumnName(name) && !isSecret(name), {
		message: 'A filter or sort rule names no column that can be asked for: choose one from the list.',
	});
const row = z.object({
	column,
	condition: z
		.enum(rowConditions, {
			errorMap: () => ({ message: `The condition of a filter is none of ${rowConditions.join(', ')}: choose one.` }),
		})
		.default('equals'),
	value: z
		.union([z.string(), z.number(), z.boolean().transform(markOf), z.date().transform((date) => date.toISOString())], {
			errorMap: () => ({ message: 'The value of a filter must be a text or a number: check its expression.' }),
		})
		.default(''),
});
const rule = z.object({
	column,
	direction: z
		.enum(['asc', 'desc'], {
			errorMap: () => ({ message: 'The direction of a sort rule is neither asc nor desc: choose one.' }),
		})
		.default('asc'),
});
const shape = z.object({
	filters: z.array(row, { message: 'The filters must be a list.' }).default([]),
	match: z.enum(['all', 'any'], { errorMap: () => ({ message: 'Match must be all or any.' }) }),
	text: z.string({ message: 'The condition must be a text.' }).nullable(),
	order: z.array(rule, { message: 'The sort rules must be a list.' }).default([]),
});

/** @throws {NodeOperationError} for what can be no filter, condition or rule */
export function readFindForm({ context, itemIndex }: OperationCall): FindForm {
	const byText = context.getNodeParameter('filterMode', itemIndex, 'rows') === 'where';
	const parsed = shape.safeParse({
		filters: byText ? [] : context.getNodeParameter('filters.filter', itemIndex, []),
		match: byText ? 'all' : context.getNodeParameter('match', itemIndex, 'all'),
		text: byText ? context.getNodeParameter('where', itemIndex, '') : null,
		order: context.getNodeParameter('sort.rule', itemIndex, []),
	});
	const refused = (message: string) => new NodeOperationError(context.getNode(), message, { itemIndex });
	if (!parsed.success) throw refused(parsed.error.issues[0]?.message ?? 'The filters cannot be read.');
	if (parsed.data.text?.trim() === '') throw refused('The condition is empty: write one, or filter by columns.');
	return parsed.data;
}
