import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Change, ChangeKind } from '../../shared/polling';
import { viewOf, type Entity } from '../entities';
import { pageAddress } from '../sdata/address';
import type { Connection } from '../sdata/connection';
import type { RawRecord } from '../sdata/feed';
import { columnReader, presentKey, presentRecord } from '../sdata/record';
import { isoStamp } from '../sdata/stamps';

/** What an item holds where the output is `event`. */
export interface EventItem {
	/** `resource:id:stamp:digest`: the same for the same version, so that a host's repeat can be dropped. */
	readonly eventId: string;
	readonly eventType: ChangeKind;
	readonly resource: string;
	readonly id: number;
	/** The effective updated stamp, ISO, true UTC. */
	readonly occurredAt: string;
	readonly updatedBy: number | string | null;
	/** The record's page in the browser; null where its address is not known. */
	readonly url: string | null;
	readonly record: IDataObject;
}

/**
 * One item of the workflow for one change.
 *
 * @param zone that of the entity's dates
 */
export function itemOf(
	change: Change<RawRecord>,
	entity: Entity,
	connection: Connection,
	zone: string,
	output: 'event' | 'record',
): INodeExecutionData {
	const event = eventOf(change, entity, connection, zone);
	return { json: output === 'record' ? event.record : { ...event } };
}

function eventOf(
	{ kind, stamp, version }: Change<RawRecord>,
	entity: Entity,
	connection: Connection,
	zone: string,
): EventItem {
	const { id, digest, payload } = version;
	return {
		eventId: `${entity.value}:${id}:${stamp}:${digest}`,
		eventType: kind,
		resource: entity.value,
		id,
		occurredAt: isoStamp(stamp),
		updatedBy: presentKey(columnReader(payload)(entity.updatedByColumn)),
		url: entity.page === undefined ? null : pageAddress(connection, entity.page, String(id)),
		record: presentRecord(payload, viewOf(entity, zone)),
	};
}
