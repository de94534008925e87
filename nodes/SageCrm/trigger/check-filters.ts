import type { INode } from 'n8n-workflow';
import type { SDataClient } from '../sdata/client';
import { checkFilter } from './filters';
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
		for (const filter of filters) checkFilter(node, entity, filter, names);
	}
}
