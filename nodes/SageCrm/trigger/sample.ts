import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import { effectiveStamp, type Version } from '../../shared/polling';
import type { Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import type { RawRecord } from '../sdata/feed';
import { SageCrmChangeSource } from './change-source';
import { itemOf } from './output';
import type { TriggerParameters } from './parameters';

/** Newest records of each resource that a test run shows. */
const samplesEach = 3;

/**
 * What "Fetch Test Event" shows: the newest records as events. No state is read or written.
 *
 * @throws {NodeOperationError} when there is no record to show
 */
export async function sample(
	context: IPollFunctions,
	client: SDataClient,
	{ entities, choicesOf, output }: TriggerParameters,
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const items: INodeExecutionData[] = [];
	for (const entity of entities) {
		const source = new SageCrmChangeSource({
			node,
			client,
			entity,
			pageSize: samplesEach,
			...choicesOf(entity),
			// A test shows what there is, whoever has changed it.
			ignoredUsers: new Set(),
			dialect: null,
			paging: null,
		});
		const { versions } = await source.latest();
		items.push(...versions.map((version) => itemOf(asChange(version), entity, client.connection, output)));
	}
	if (items.length === 0) {
		const names = entities.map(({ plural }: Entity) => plural).join(', ');
		throw new NodeOperationError(node, `There are no ${names} in Sage CRM yet to show: create one, then try again.`);
	}
	return [items];
}

function asChange(version: Version<RawRecord>) {
	const stamp = effectiveStamp(version);
	const kind = version.created === null || version.created < stamp ? ('updated' as const) : ('created' as const);
	return { kind, stamp, version };
}
