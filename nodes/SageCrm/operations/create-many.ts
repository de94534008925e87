import { NodeApiError, type IDataObject } from 'n8n-workflow';
import { asError } from '../sdata/as-error';
import { keyOf } from '../sdata/record';
import { isTicked } from '../sdata/values';
import { notCreated, statusOf } from './lost-answer';
import { newRecord } from './new-record';
import type { OperationCall, Outcome } from './operation';

/** Items that one request creates at the most; servers may take fewer. */
const mostItems = 100;
/** Ids that an error names. */
const mostNamed = 20;

interface NewRecord {
	readonly call: OperationCall;
	readonly body: IDataObject;
}

/**
 * Creates the records of all items, many with one request, each answer for its item. A refused one fails alone. What
 * became of the items of a request whose answer was lost is not known: they are not sent again.
 *
 * @returns null where the user or the server does not want that: then nothing has been created
 */
export async function createMany(calls: readonly OperationCall[]): Promise<Outcome[] | null> {
	const [first] = calls;
	if (first === undefined || calls.length < 2) return null;
	if (!isTicked(first.context.getNodeParameter('options.batch', 0, true))) return null;
	const outcomes = new Map<OperationCall, Outcome>();
	let left: NewRecord[] = [];
	for (const call of calls) {
		const body = await newRecord(call).catch(asError);
		if (body instanceof Error) outcomes.set(call, body);
		else left.push({ call, body });
	}
	// Without continue-on-fail the first failure ends it.
	const goesOn = () => first.context.continueOnFail() || [...outcomes.values()].every((one) => !(one instanceof Error));
	let isFirst = true;
	for (let size = mostItems; left.length > 0 && goesOn(); ) {
		const now = left.slice(0, size);
		const answer = await send(first, now);
		if (answer instanceof Error && isMissing(answer) && isFirst) return null;
		isFirst = false;
		if (answer instanceof Error && isTooMuch(answer) && now.length > 1) {
			size = Math.ceil(now.length / 4);
			continue;
		}
		now.forEach(({ call }, at) => {
			const created = answer instanceof Error ? answer : (answer[at] ?? undefined);
			const isRecord = created !== undefined && !(created instanceof Error);
			outcomes.set(call, isRecord ? [created] : notCreated(call, created, created === answer ? now.length : 1));
		});
		left = left.slice(now.length);
	}
	const inOrder = calls.map((call) => outcomes.get(call) ?? []);
	if (!first.context.continueOnFail()) tellCreated(inOrder, first);
	return inOrder;
}

/** Where the refusal of one ends the run, those that were created with it have to be told: a second run creates them again. */
function tellCreated(outcomes: readonly Outcome[], { entity }: OperationCall): void {
	const failure = outcomes.find((outcome) => outcome instanceof NodeApiError);
	const ids = outcomes.flatMap((outcome) =>
		outcome instanceof Error ? [] : outcome.map((record) => keyOf(record, entity.idColumn)),
	);
	if (failure === undefined || ids.length === 0) return;
	const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
	const created = `Created all the same: ${entity.plural} ${ids.slice(0, mostNamed).join(', ')}${more}.`;
	failure.description = [failure.description, created].filter(Boolean).join(' ');
}

async function send({ client, entity }: OperationCall, records: readonly NewRecord[]) {
	const bodies = records.map(({ body }) => body);
	return await client.createMany(entity.resource, bodies).then((answer) => answer ?? [], asError);
}

/** Before Sage CRM 2021 R1 there is no such address. */
function isMissing(error: Error): boolean {
	const status = statusOf(error);
	return ['404', '405', '410', '501'].includes(status) || (status === '400' && /\bBadUrlSyntax\b/.test(saidIn(error)));
}

/**
 * Whether it was not looked at because of its size: of another refusal it is not known what became of each item. What is said
 * of a column or of one record (a credit limit, a longest text) is no word about the size.
 */
function isTooMuch(error: Error): boolean {
	const status = statusOf(error);
	const said = saidIn(error);
	const isOfOne = /[a-z]\w*_\w/.test(said) || /\b(item|record|entry|row)\b\W*\d/i.test(said);
	const isOfAll = /\b(items|records|entries|entities|resources|rows|operations|objects)\b/i.test(said);
	const isOfMany =
		/\btoo many\b/i.test(said) ||
		(/\d/.test(said) && /\b(at most|no more|more than|up to|maximum|max|limit(ed)?|exceed(s|ed)?)\b/i.test(said));
	const isOfBatch = /\bbatch\b.*\b(size|limit(ed)?|maximum|exceed(s|ed)?|large|big|most)\b/is.test(said);
	const isOfSize = (isOfAll && isOfMany) || isOfBatch || /\bTOO_(MANY|LARGE|BIG)\b|_TOO_(MANY|LARGE|BIG)/.test(said);
	return status === '413' || (['400', '422'].includes(status) && isOfSize && !isOfOne);
}

/** The server's own words, without the status. */
function saidIn(error: Error): string {
	return error instanceof NodeApiError ? (error.description ?? '').replace(/^HTTP \d+:?/, '') : '';
}
