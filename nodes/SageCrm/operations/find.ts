import { NodeOperationError } from 'n8n-workflow';
import { asError } from '../sdata/as-error';
import type { RawRecord } from '../sdata/feed';
import { ConditionProblem } from '../sdata/conditions/condition';
import { parseCondition } from '../sdata/conditions/parse-condition';
import { syntaxOf } from '../sdata/conditions/syntax';
import { writeAlone } from '../sdata/conditions/write-condition';
import { allOf, anyOf, bracketed, compare } from '../sdata/where';
import { columnNamed, typeIn, type DescribedColumn } from '../entities';
import type { OperationCall } from './operation';
import { asHeld, fitting, isEqual, isText } from './find-equal';
import { rowTestOf, unasked, type FilterRow, type RowTest } from './filter-row';
import { readFindForm } from './find-form';
import { readWantedRelations } from './relations';
import { rowTest } from './row-condition';
import type { KnownOrder } from './sort-records';
import { watchColumns, type ColumnWatch, type JudgedColumn } from './watch-columns';

/** What the server is asked, and how what it sends is looked at. */
export interface Question {
	readonly where: string | undefined;
	/** undefined where every record is wanted that the server sends. */
	readonly isWanted: ((record: RawRecord) => boolean) | undefined;
	readonly watch: ColumnWatch;
}

/** Which records are wanted, and in which order. */
export interface Find {
	readonly question: Question;
	/** The same with dates looked at here alone; null where the server is asked for none. */
	readonly undated: Question | null;
	/** Whether what is found proves that the server understood the dates. */
	readonly isFoundByDates: boolean;
	/** Columns that are looked at here. */
	readonly needed: readonly string[];
	readonly order: readonly KnownOrder[];
}

/** Rows that belong together. */
interface Group {
	readonly tests: readonly RowTest[];
	readonly match: 'all' | 'any';
}

/** A part of a question. */
interface Part {
	readonly where: string | undefined;
	readonly isWanted: (record: RawRecord) => boolean;
	readonly judged: readonly JudgedColumn[];
}

/** @throws {NodeOperationError} for a condition that cannot be asked, with the place of the mistake */
export async function readFind(call: OperationCall): Promise<Find> {
	const { filters, match, text, order } = readFindForm(call);
	const related = Object.entries(readWantedRelations(call)).map(([column, value]) => relatedTest(column, value));
	const columns = await columnsFor(call, filters);
	// An order can be made without.
	const ordered = await columnsFor(call, order).catch(() => []);
	const groups: Group[] = [
		{ tests: filters.map((row) => testFor(call, row, columns)), match },
		{ tests: related, match: 'all' },
	];
	const written = text === null ? undefined : whereOf(call, text);
	// Alone it needs no brackets, which a server may not know.
	const condition = related.length === 0 ? written : bracketed(written);
	const undated = groups.map(({ tests, match }) => ({
		tests: tests.map((test) => (test.isDated ? unasked(test) : test)),
		match,
	}));
	return {
		question: questionOf(condition, groups),
		undated: groups.some(({ tests }) => tests.some(({ isDated }) => isDated)) ? questionOf(condition, undated) : null,
		isFoundByDates: match === 'all' || filters.length < 2,
		needed: [...filters, ...related, ...order].map((row) => row.column),
		order: order.map((rule) => ({ ...rule, isText: isText(typeIn(ordered, rule.column)) })),
	};
}

function questionOf(condition: string | undefined, groups: readonly Group[]): Question {
	const parts = groups.filter(({ tests }) => tests.length > 0).map(partOf);
	const watch = watchColumns(parts.flatMap(({ judged }) => judged));
	return {
		where: allOf([condition, ...parts.map(({ where }) => where)]),
		isWanted:
			parts.length === 0
				? undefined
				: (record) => {
						watch.look(record);
						return parts.every(({ isWanted }) => isWanted(record));
					},
		watch,
	};
}

function partOf({ tests, match }: Group): Part {
	if (match === 'any' && tests.length > 1) {
		return {
			where: allOf(fitting([anyWhere(tests) ?? ''])),
			isWanted: (record) => tests.some((test) => test.isMetAlone(record)),
			judged: tests.map(({ column }) => ({ column, isFoundBy: false, isDated: false })),
		};
	}
	const asked = new Set(fitting(tests.map(({ where }) => where)));
	const effective = tests.map((test) => (asked.has(test.where) ? test : unasked(test)));
	return {
		where: allOf([...asked]),
		isWanted: (record) => effective.every(({ isMet }) => isMet?.(record) ?? true),
		judged: effective.filter(({ isMet }) => isMet !== null),
	};
}

/** @throws {NodeOperationError} for a value that does not fit its column */
function testFor({ context, client, itemIndex }: OperationCall, row: FilterRow, columns: readonly DescribedColumn[]) {
	const zones = { workflow: context.getTimezone(), server: client.connection.zone };
	const described = columnNamed(columns, row.column);
	try {
		return rowTest({ ...row, value: asHeld(typeIn(columns, row.column), row.value) }, described, zones);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), asError(error), { itemIndex });
	}
}

/** The server's word is enough: what is alike is the same among IDs. */
function relatedTest(column: string, id: string | number): RowTest {
	const isMet = (held: unknown) => isEqual(held, id);
	return rowTestOf({ column, where: compare(column, 'eq', id), isMet, isMetBeside: 'known' });
}

/** As far as they are known; where a custom one is among those that are asked for, as the server describes them. */
async function columnsFor(
	call: OperationCall,
	wanted: ReadonlyArray<{ readonly column: string }>,
): Promise<readonly DescribedColumn[]> {
	if (wanted.length === 0) return [];
	const known = await call.columns();
	const names = new Set(known.map(({ name }) => name.toLowerCase()));
	if (wanted.every(({ column }) => names.has(column.toLowerCase()))) return known;
	// It may describe fewer than are there.
	return [...known, ...(await call.described()).filter(({ name }) => !names.has(name.toLowerCase()))];
}

/** Where the server cannot be asked one of them, any record may meet that one. */
function anyWhere(tests: readonly RowTest[]): string | undefined {
	return tests.some(({ where }) => where === '') ? undefined : anyOf(tests.map(({ where }) => `(${where})`));
}

/** @throws {NodeOperationError} with the place of the mistake */
function whereOf({ context, itemIndex }: OperationCall, text: string): string {
	try {
		return writeAlone(parseCondition(text, syntaxOf(text)));
	} catch (error) {
		const problem = error instanceof ConditionProblem ? error : null;
		throw new NodeOperationError(context.getNode(), problem?.sentence('The condition') ?? asError(error), {
			itemIndex,
			description: problem?.pointerIn(text),
		});
	}
}
