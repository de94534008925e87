import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { customEntity, findEntity } from '../entities';
import { openFrom } from '../sdata/open';
import { isSecret } from '../sdata/record';
import { isColumnName } from '../sdata/where';
import { columnOptions } from './columns';

/** The columns of the resource that is chosen beside them, custom ones included; those that are known where the server does not say. */
export async function getWatchedColumns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const value = String(this.getCurrentNodeParameter('&resource') ?? '');
	const named = String(this.getCurrentNodeParameter('&entity') ?? '').trim();
	const known = findEntity(value) ?? customEntity({ entity: named, idField: '', createdField: '', updatedField: '' });
	const resource = known?.resource ?? named;
	if (!isColumnName(resource)) return [];
	const client = await openFrom(this);
	const described = await client.prototype(resource);
	const shown = described?.filter(({ hidden, name }) => !hidden && !isSecret(name)) ?? [];
	if (shown.length === 0) return columnOptions(known?.columns ?? []);
	return columnOptions(shown.map(({ name, title }) => ({ name, label: title })));
}
