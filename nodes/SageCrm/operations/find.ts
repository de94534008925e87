import { NodeOperationError } from 'n8n-workflow';
import { z } from 'zod';
import type { RawRecord } from '../sdata/feed';
import { ConditionProblem } from '../sdata/conditions/condition';
import { parseCondition } from '../sdata/conditions/parse-condition';
import { syntaxOf } from '../sdata/conditions/syntax';
import { writeCondition } from '../sdata/conditions/write-condition';
import { isSecret } from '../sdata/record';
import { allOf, anyOf, bracketed, isColumnName } from '../sdata/where';
import type { DescribedColumn } from '../entities';
import type { OperationCall } from './operation';
import { fitting } from './find-equal';
import { rowConditions, RowProblem, type FilterRow, type RowTest } from './filter-row';
import { readWantedRelations } from './relations';
import { rowTest } from './row-condition';

/** Which records are wanted, and in which order. */
export interface Find {
	readonly where: string | undefined;
	/** undefined where every record is that the server sends. */
	readonly isWanted: ((record: RawRecord) => boolean) | undefined;
	/** Columns that `isWanted` and the order look at. */
	readonly needed: readonly string[];
	readonly order: readonly SortRule[];
}

export interface SortRule {
	readonly column: string;
	readonly direction: 'asc' | 'desc';
}

const column = z
	.string({ message: 'A filter or sort rule has no column: choose one.' })
	.refine((name) => isColumnName(name) && !isSecret(name), {
		message: 'A filter or sort rule names no column that can be asked for: choose one from the list.',
	});
const shape = z.object({
	filters: z
		.array(
			z.object({
				column,
				condition: z
					.enum(rowConditions, { message: 'The condition of a filter is not one of the list.' })
					.default('equals'),
				value: z
					.union([z.string(), z.number(), z.boolean().transform((on) => (on ? 'Y' : 'N'))], {
						errorMap: () => ({ message: 'The value of a filter must be a text or a number: check its expression.' }),
					})
					.default(''),
			}),
			{ message: 'The filters must be a list.' },
		)
		.default([]),
	match: z.enum(['all', 'any'], { message: 'Match must be all or any.' }),
	where: z.string({ message: 'The condition must be a text.' }),
	order: z
		.array(z.object({ column, direction: z.enum(['asc', 'desc']).default('asc') }), {
			message: 'The sort rules must be a list.',
		})
		.default([]),
});

/** @throws {NodeOperationError} for a condition that cannot be asked, with the place of the mistake */
export async function readFind(call: OperationCall): Promise<Find> {
	const { context, itemIndex } = call;
	const refused = (message: string, description?: string) =>
		new NodeOperationError(context.getNode(), message, { itemIndex, description });
	const byText = context.getNodeParameter('filterMode', itemIndex, 'rows') === 'where';
	const parsed = shape.safeParse({
		filters: byText ? [] : context.getNodeParameter('filters.filter', itemIndex, []),
		match: byText ? 'all' : context.getNodeParameter('match', itemIndex, 'all'),
		where: byText ? context.getNodeParameter('where', itemIndex, '') : '',
		order: context.getNodeParameter('sort.rule', itemIndex, []),
	});
	if (!parsed.success) throw refused(parsed.error.issues[0]?.message ?? 'The filters cannot be read.');
	const { filters, match, where, order } = parsed.data;
	const columns = filters.length === 0 ? [] : await columnsFor(call, filters);
	const zones = { workflow: context.getTimezone(), server: call.client.connection.zone };
	const testOf = (row: FilterRow) => {
		const described = columns.find(({ name }) => name.toLowerCase() === row.column.toLowerCase());
		const test = attempt(() => rowTest(row, described, zones));
		if (test instanceof RowProblem) throw refused(test.message);
		return test;
	};
	const related = Object.entries(readWantedRelations(call)).map(
		([column, value]): FilterRow => ({ column, condition: 'equals', value }),
	);
	const parts = [byRows(filters.map(testOf), match), byRows(related.map(testOf), 'all')];
	if (byText && where.trim() === '') throw refused('The condition is empty: write one, or filter by columns.');
	if (byText) {
		const written = whereOf(where);
		if (typeof written !== 'string') {
			throw refused(written.sentence('The condition'), written.pointerIn(where));
		}
		// Alone it needs no brackets, which a server may not know.
		parts.unshift({ where: related.length === 0 ? written : bracketed(written), isWanted: undefined });
	}
	const tests = parts.flatMap(({ isWanted }) => (isWanted === undefined ? [] : [isWanted]));
	return {
		where: allOf(parts.map((part) => part.where)),
		isWanted: tests.length === 0 ? undefined : (record) => tests.every((isMet) => isMet(record)),
		needed: [...filters, ...related, ...order].map((row) => row.column),
		order,
	};
}

/** What the server is asked, and how what it sends is looked at. */
function byRows(tests: readonly RowTest[], match: 'all' | 'any'): Pick<Find, 'where' | 'isWanted'> {
	if (tests.length === 0) return { where: undefined, isWanted: undefined };
	if (match === 'all' || tests.length === 1) {
		const asked = new Set(fitting(tests.map((test) => test.where)));
		const isMet = (test: RowTest, record: RawRecord) => (asked.has(test.where) ? test.isMet : test.isMetAlone)(record);
		return { where: allOf([...asked]), isWanted: (record) => tests.every((test) => isMet(test, record)) };
	}
	const where = anyWhere(tests);
	return {
		where: allOf(fitting([where ?? ''])),
		isWanted: (record) => tests.some((test) => test.isMetAlone(record)),
	};
}

/** As far as they are known; where a custom one is among those that are asked for, as the server describes them. */
async function columnsFor(call: OperationCall, filters: readonly FilterRow[]): Promise<readonly DescribedColumn[]> {
	const known = await call.columns();
	const names = new Set(known.map(({ name }) => name.toLowerCase()));
	return filters.every((row) => names.has(row.column.toLowerCase())) ? known : await call.described();
}

/** Where the server cannot be asked one of them, any record may meet that one. */
function anyWhere(tests: readonly RowTest[]): string | undefined {
	return tests.some(({ where }) => where === '') ? undefined : anyOf(tests.map(({ where }) => `(${where})`));
}

function whereOf(text: string): string | ConditionProblem {
	try {
		return writeCondition(parseCondition(text, syntaxOf(text)));
	} catch (error) {
		return error instanceof ConditionProblem ? error : new ConditionProblem(0, 'it cannot be read');
	}
}

function attempt<T>(read: () => T): T | RowProblem {
	try {
		return read();
	} catch (error) {
		return error instanceof RowProblem ? error : new RowProblem('A filter cannot be read.');
	}
}
