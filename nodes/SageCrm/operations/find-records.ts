import { NodeOperationError } from 'n8n-workflow';
import { columnNamed } from '../entities';
import type { RawRecord } from '../sdata/feed';
import { isMisunderstanding } from '../sdata/misunderstanding';
import { earliest } from './date-condition';
import { RowProblem } from './filter-row';
import type { Find, Question } from './find';
import { listRecords } from './list-records';
import { listSorted } from './list-sorted';
import type { OperationCall } from './operation';
import { watchColumns, type JudgedColumn } from './watch-columns';

interface Wanted {
	/** Infinity for all. */
	readonly limit: number;
	/** Names of columns; all of them without any. */
	readonly select: readonly string[];
}

/**
 * The records that are wanted, in their order.
 *
 * @throws {NodeApiError} what the server says
 * @throws {NodeOperationError} where it cannot be told which they are, as the server hides what would tell
 */
export async function findRecords(call: OperationCall, find: Find, wanted: Wanted): Promise<RawRecord[]> {
	const records = await findDated(call, find, wanted);
	const sorting = watchColumns(find.order.map(({ column }) => ({ column, isFoundBy: false, isDated: false })));
	for (const record of records) sorting.look(record);
	await assertShown(call, sorting.unseen(), 'sorted');
	return records;
}

/** Without dates where the server does not take them, or does not understand them: they are looked at here in any case. */
async function findDated(call: OperationCall, find: Find, wanted: Wanted): Promise<RawRecord[]> {
	const { question, undated, isFoundByDates, order } = find;
	if (undated === null) return await ask(call, question, order, wanted);
	const found = await ask(call, question, order, wanted).catch(async (error: unknown) =>
		isMisunderstanding(error) ? null : await Promise.reject(error),
	);
	const isSure = found !== null && ((isFoundByDates && found.length > 0) || (await understandsDates(call)));
	return isSure ? found : await ask(call, undated, order, wanted);
}

/** Whether a question is understood that all records answer. */
async function understandsDates(call: OperationCall): Promise<boolean> {
	const isMet = await hasAny(call, `${call.entity.updatedColumn} ge ${earliest}`).catch(() => false);
	return isMet || !(await hasAny(call));
}

/** Whether records answer a question that none can. */
async function takesAnyDate(call: OperationCall): Promise<boolean> {
	return await hasAny(call, `${call.entity.updatedColumn} between ${earliest} and ${earliest}`);
}

async function hasAny({ client, entity }: OperationCall, where?: string): Promise<boolean> {
	return (await client.list(entity.resource, { where, count: 1 })).records.length > 0;
}

async function ask(
	call: OperationCall,
	{ where, isWanted, watch }: Question,
	order: Find['order'],
	wanted: Wanted,
): Promise<RawRecord[]> {
	const { client, entity, context, itemIndex } = call;
	const settings = { ...wanted, where, isWanted };
	const reading =
		order.length === 0 ? listRecords(client, entity, settings) : listSorted(client, entity, settings, order);
	const records = await reading.catch(async (error: unknown) => {
		const known =
			error instanceof RowProblem ? new NodeOperationError(context.getNode(), error.message, { itemIndex }) : error;
		return await Promise.reject(known);
	});
	await assertShown(call, watch.unseen(), 'filtered');
	return records;
}

/** What a server hides from its user cannot be told from what is empty. */
async function assertShown(
	call: OperationCall,
	unseen: readonly JudgedColumn[],
	what: 'filtered' | 'sorted',
): Promise<void> {
	for (const { column, isFoundBy, isDated } of unseen) {
		const mayBeEmpty = !isFoundBy || (isDated && (await takesAnyDate(call)));
		const isKnown = async () => columnNamed(await call.described(), column) !== undefined;
		if (mayBeEmpty && (await isKnown())) continue;
		throw new NodeOperationError(
			call.context.getNode(),
			`Sage CRM shows this user no ${column} in these records, so they cannot be ${what} by it: check its name and the user's rights to it, or choose another column.`,
			{ itemIndex: call.itemIndex },
		);
	}
}
