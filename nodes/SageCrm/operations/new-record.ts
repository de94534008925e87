import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { asError } from '../sdata/as-error';
import type { RawRecord } from '../sdata/feed';
import { checkMandatory, readBody } from './body';
import { readContactPoints } from './contact-points';
import { notCreated } from './lost-answer';
import { withArticle, type OperationCall } from './operation';

/**
 * What a new record is to hold, as it is sent.
 *
 * @throws {NodeOperationError} for columns that cannot be written as they are
 */
export async function newRecord(call: OperationCall): Promise<IDataObject> {
	const mapped = await readBody(call, { keepNull: false });
	if (Object.keys(mapped.body).length === 0) {
		throw new NodeOperationError(
			call.context.getNode(),
			`There is nothing to create ${withArticle(call.entity)} from: give at least one column a value.`,
			{ itemIndex: call.itemIndex },
		);
	}
	checkMandatory(call, mapped);
	return { ...mapped.body, ...readContactPoints(call) };
}

/** @throws {NodeApiError} that says so where it is not known whether the record was created */
export async function createOne(call: OperationCall): Promise<RawRecord> {
	const body = await newRecord(call);
	return await call.client
		.create(call.entity.resource, body)
		.catch(async (error: unknown) => await Promise.reject(notCreated(call, asError(error))));
}
