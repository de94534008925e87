import { NodeOperationError, type IDataObject, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import { effectiveStamp, type Version } from '../../shared/polling';
import { asError } from '../sdata/as-error';
import type { SDataClient } from '../sdata/client';
import type { RawRecord } from '../sdata/feed';
import { SageCrmChangeSource } from './change-source';
import { checkColumns } from './check-columns';
import { itemOf } from './output';
import type { TriggerParameters } from './parameters';
import type { WatchedResource } from './watched-resource';

/**
 * What "Fetch Test Event" shows: the newest record of each resource as an event, marked with `sample`. What there is
 * to say beside it, of resources without a record or that cannot be read and of settings that are not heeded, stands
 * in `sampleNotes` of the first. No state is read or written.
 *
 * @throws {NodeOperationError} when there is no record to show
 */
export async function sample(
	context: IPollFunctions,
	client: SDataClient,
	{ resources, leftOut, output }: TriggerParameters,
): Promise<INodeExecutionData[][]> {
	const items: IDataObject[] = [];
	const notes: string[] = [...leftOut];
	const failures: Error[] = [];
	for (const watched of resources) {
		const newest = await newestOf(context, client, watched).catch(asError);
		if (newest instanceof Error) {
			failures.push(newest);
			notes.push(newest.message);
			continue;
		}
		if (newest === null) {
			notes.push(emptyText(watched));
			continue;
		}
		const zone = watched.dates.zone ?? client.connection.zone;
		const { json } = itemOf(asChange(newest), watched.entity, client.connection, zone, output);
		items.push({ sample: true, ...json });
	}
	const [first, ...others] = items;
	if (first === undefined) throw failures[0] ?? new NodeOperationError(context.getNode(), notes.join(' '));
	const noted = notes.length === 0 ? first : { sample: true, sampleNotes: notes, ...first };
	return [[noted, ...others].map((json) => ({ json }))];
}

async function newestOf(
	context: IPollFunctions,
	client: SDataClient,
	watched: WatchedResource,
): Promise<Version<RawRecord> | null> {
	// What a mistake would come to when the workflow is published.
	await checkColumns(context.getNode(), client, [watched]);
	const source = new SageCrmChangeSource({
		...watched,
		node: context.getNode(),
		client,
		// A test shows what there is, whoever has changed it.
		ignoredUsers: new Set(),
		dialect: null,
		paging: null,
	});
	return await source.latest();
}

function emptyText({ entity: { plural }, filters }: WatchedResource): string {
	return filters.length === 0
		? `Sage CRM has no ${plural} yet that this user may see: create one to get a sample.`
		: `None of the ${plural} in Sage CRM meets the filter: change one so that it does, or check the filter.`;
}

function asChange(version: Version<RawRecord>) {
	const stamp = effectiveStamp(version);
	const kind = version.created === null || version.created < stamp ? ('updated' as const) : ('created' as const);
	return { kind, stamp, version };
}
