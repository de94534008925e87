import { NodeOperationError, type INode } from 'n8n-workflow';
import { findEntity, type Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import { nearestName } from '../sdata/conditions/check-columns';
import { columnReader } from '../sdata/record';
import { refused } from './checked';
import { understood } from './entity-reader';
import { checkFilter, whereOf, type Filter } from './filters';
import type { WatchedResource } from './watched-resource';

/**
 * Looks, when a user switches the workflow on, whether the columns exist that the user has named: in filters, and as
 * id and dates of a custom resource. Where the server does not describe its columns they are left to it.
 *
 * @throws {NodeOperationError} for the first that does not
 */
export async function checkColumns(
	node: INode,
	client: SDataClient,
	resources: readonly WatchedResource[],
): Promise<void> {
	for (const { entity, filters, dates } of resources) {
		const isKnown = findEntity(entity.value) === entity;
		if (isKnown && filters.length === 0) continue;
		const described = await client.prototype(entity.resource);
		if (described === null) continue;
		const names = described.map(({ name }) => name);
		if (!isKnown) await checkFields(node, client, entity, names);
		const all = [...names, ...entity.columns.map(({ name }) => name)];
		const zone = dates.zone ?? client.connection.zone;
		for (const filter of filters) await check(node, client, filter, entity, all, zone);
	}
}

/** A column that is not described may be there all the same: then records show it. */
async function checkFields(node: INode, client: SDataClient, entity: Entity, names: readonly string[]): Promise<void> {
	const known = new Set(names.map((name) => name.toLowerCase()));
	const missing = [entity.idColumn, entity.updatedColumn, entity.createdColumn].filter(
		(column) => !known.has(column.toLowerCase()),
	);
	if (missing.length === 0) return;
	const [record] = (await client.list(entity.resource, { count: 1 })).records;
	const read = columnReader(record ?? {});
	const absent = missing.find((column) => read(column) === undefined);
	if (absent === undefined) return;
	const nearest = nearestName(absent, names);
	const advice = nearest === null ? 'check its fields.' : `did you mean ${nearest}?`;
	throw refused(node, `"${entity.value}" in Sage CRM has no column ${absent}: ${advice}`);
}

/** Likewise: then the server takes it. */
async function check(
	node: INode,
	client: SDataClient,
	filter: Filter,
	entity: Entity,
	names: readonly string[],
	zone: string,
): Promise<void> {
	try {
		checkFilter(node, entity, filter, names);
	} catch (error) {
		const where = whereOf([filter], entity, null, zone);
		const taken = await understood(client.list(entity.resource, { where, count: 1 }));
		if (taken === null) throw new NodeOperationError(node, error instanceof Error ? error : String(error));
	}
}
