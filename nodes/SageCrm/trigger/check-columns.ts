import { NodeOperationError, type INode } from 'n8n-workflow';
import { findEntity, type Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import { nearestName } from '../sdata/conditions/check-columns';
import type { RawRecord } from '../sdata/feed';
import { columnReader } from '../sdata/record';
import { readStamp } from '../sdata/stamps';
import { refused } from './checked';
import { understood } from './entity-reader';
import { checkFilter, whereOf, type Filter } from './filters';
import type { WatchedResource } from './watched-resource';

/** Records whose dates are tried. */
const fewRecords = 20;

/**
 * Looks, when a user switches the workflow on, whether the columns exist that the user has named, in filters, among the
 * columns and as id and dates, and whether dates can be read that are said to be written otherwise than usual. Where the
 * server does not describe its columns they are left to it.
 *
 * @throws {NodeOperationError} for the first that does not
 */
export async function checkColumns(
	node: INode,
	client: SDataClient,
	resources: readonly WatchedResource[],
): Promise<void> {
	for (const resource of resources) {
		const { entity, filters, columns, dates } = resource;
		const isKnown = findEntity(entity.value) === entity;
		const isUsual = isKnown && dates.created === null && dates.updated === null;
		if (isUsual && filters.length === 0 && columns.length === 0) continue;
		const records = isUsual && columns.length === 0 ? [] : await newestOf(client, entity);
		const described = await client.prototype(entity.resource);
		const names = described?.map(({ name }) => name) ?? null;
		if (names !== null && !isKnown) checkNames(node, entity, ownColumns(entity, records), names, records);
		if (names !== null) checkNames(node, entity, columns, names, records);
		const zone = dates.zone ?? client.connection.zone;
		checkDates(node, resource, records, zone);
		if (names === null) continue;
		const all = [...names, ...entity.columns.map(({ name }) => name)];
		for (const filter of filters) await check(node, client, filter, entity, all, zone);
	}
}

async function newestOf(client: SDataClient, { resource, updatedColumn }: Entity): Promise<readonly RawRecord[]> {
	return (await client.list(resource, { orderBy: `${updatedColumn} desc`, count: fewRecords })).records;
}

/** Without a record it is not known whether the server only leaves its id undescribed. */
function ownColumns({ idColumn, updatedColumn, createdColumn }: Entity, records: readonly RawRecord[]): string[] {
	return [...(records.length > 0 ? [idColumn] : []), updatedColumn, createdColumn];
}

/** A column that is not described may be there all the same: then records show it. */
function checkNames(
	node: INode,
	entity: Entity,
	columns: readonly string[],
	names: readonly string[],
	records: readonly RawRecord[],
): void {
	const known = new Set(names.map((name) => name.toLowerCase()));
	const read = columnReader(records[0] ?? {});
	const absent = columns.find((column) => !known.has(column.toLowerCase()) && read(column) === undefined);
	if (absent === undefined) return;
	const nearest = nearestName(absent, names);
	const advice = nearest === null ? 'check its name.' : `did you mean ${nearest}?`;
	throw refused(node, `"${entity.value}" in Sage CRM has no column ${absent}: ${advice}`);
}

/** Records whose dates cannot be read would never be told of again. */
function checkDates(
	node: INode,
	{ entity, dates }: WatchedResource,
	records: readonly RawRecord[],
	zone: string,
): void {
	for (const record of records) {
		const read = columnReader(record);
		for (const [column, format] of [
			[entity.updatedColumn, dates.updated],
			[entity.createdColumn, dates.created],
		] as const) {
			const value = read(column);
			if (value === null || value === undefined || value === '' || readStamp(value, zone, format) !== null) continue;
			throw refused(
				node,
				`${column} of "${entity.value}" holds ${JSON.stringify(value)}, which cannot be read as a date: correct the column, or write how its dates look as the date format.`,
			);
		}
	}
}

/** A column that is not described may be there all the same: then the server takes it. */
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
