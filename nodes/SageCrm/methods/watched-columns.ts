import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { findEntity } from '../entities';
import { openFrom } from '../sdata/open';
import { isSecret } from '../sdata/record';
import { columnOptions } from './columns';

/** The columns of the resource that is chosen beside them, custom ones included; those that are known where the server does not say. */
export async function getWatchedColumns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const entity = findEntity(String(this.getCurrentNodeParameter('&resource') ?? ''));
	if (entity === undefined) return [];
	const client = await openFrom(this);
	const described = await client.prototype(entity.resource);
	const shown = described?.filter(({ hidden, name }) => !hidden && !isSecret(name)) ?? [];
	return columnOptions(shown.length > 0 ? shown.map(({ name, title }) => ({ name, label: title })) : entity.columns);
}
