import type { IDataObject } from 'n8n-workflow';
import { viewOf } from '../entities';
import type { RawRecord } from '../sdata/feed';
import { presentRecord } from '../sdata/record';
import type { OperationCall } from './operation';

/** A record as an item holds it. */
export function shown({ entity, client }: Pick<OperationCall, 'entity' | 'client'>, record: RawRecord): IDataObject {
	return presentRecord(record, viewOf(entity, client.connection.zone));
}
