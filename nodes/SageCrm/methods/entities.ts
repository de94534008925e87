import { uniqBy } from 'lodash';
import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { entities, readyMade } from '../entities';
import { openFrom } from '../sdata/open';

const known: INodePropertyOptions[] = readyMade.map(({ label, value, resource }) => ({
	name: label,
	value,
	description: resource,
}));

/** Entities that are not among the resources: those that are known, then those that the server describes. */
export async function getEntities(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const client = await openFrom(this);
	const offered = new Set(entities.map(({ resource }) => resource.toLowerCase()));
	const described = (await client.prototypes()) ?? [];
	const others = described
		.filter(({ name }) => !offered.has(name.toLowerCase()))
		.map(({ name, title }) => ({ name: title, value: name, description: name }))
		.sort((one, other) => one.name.localeCompare(other.name));
	return uniqBy([...known, ...others], ({ value }) => String(value).toLowerCase());
}
