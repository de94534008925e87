import { NodeOperationError, type INode } from 'n8n-workflow';
import type { Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import { understood } from './entity-reader';
import { checkFilter, whereOf, type Filter } from './filters';
import type { TriggerParameters } from './parameters';

/**
 * Looks, when a user switches the workflow on, whether the columns in the filters exist. Where the server does
 * not describe its columns the filters are left to it.
 *
 * @throws {NodeOperationError} for the first that does not
 */
export async function checkFilters(node: INode, client: SDataClient, parameters: TriggerParameters): Promise<void> {
	for (const entity of parameters.entities) {
		const { filters } = parameters.choicesOf(entity);
		if (filters.length === 0) continue;
		const columns = await client.prototype(entity.resource);
		if (columns === null) continue;
		const names = [...columns.map(({ name }) => name), ...entity.columns.map(({ name }) => name)];
		for (const filter of filters) await check(filter, entity, names);
	}

	/** A column that is not described may be there all the same: then the server takes it. */
	async function check(filter: Filter, entity: Entity, names: readonly string[]): Promise<void> {
		try {
			checkFilter(node, entity, filter, names);
		} catch (error) {
			const where = whereOf([filter], entity, null, client.connection.zone);
			const taken = await understood(client.list(entity.resource, { where, count: 1 }));
			if (taken === null) throw new NodeOperationError(node, error instanceof Error ? error : String(error));
		}
	}
}
