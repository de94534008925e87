import type { ILoadOptionsFunctions } from 'n8n-workflow';
import {
	custom,
	describedColumns,
	describeEntity,
	entities,
	findEntity,
	type DescribedColumn,
	type Entity,
} from '../entities';
import type { SDataClient } from '../sdata/client';
import { isColumnName } from '../sdata/where';

/**
 * The entity that is chosen in the editor at the moment.
 *
 * @returns undefined as long as there is none
 */
export async function chosenEntity(context: ILoadOptionsFunctions, client: SDataClient): Promise<Entity | undefined> {
	const value = String(context.getCurrentNodeParameter('resource') ?? entities[0]?.value);
	if (value !== custom) return findEntity(value);
	const name = String(context.getCurrentNodeParameter('entity') ?? '').trim();
	return isColumnName(name) ? ((await describeEntity(client, name)) ?? undefined) : undefined;
}

/** Its columns as the server describes them; those that are known where it does not. */
export async function chosenColumns(entity: Entity, client: SDataClient): Promise<DescribedColumn[]> {
	return describedColumns(entity, await client.prototype(entity.resource));
}
