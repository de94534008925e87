import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { custom, describeEntity, entities, findEntity, type Entity } from '../entities';
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
