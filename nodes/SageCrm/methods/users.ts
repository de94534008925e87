import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { findEntity, ownUser } from '../entities';
import { openFrom } from '../sdata/open';
import { columnReader, keyOf, titleOf } from '../sdata/record';

/** Users that an editor's list shows at the most. */
const most = 1000;
const own: INodePropertyOptions = { name: "The Credential's Own User", value: ownUser };

/** Everyone whose changes can be left out, the credential's own user first. */
export async function getUsers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const entity = findEntity('user');
	if (entity === undefined) return [own];
	const client = await openFrom(this);
	const found: INodePropertyOptions[] = [];
	const seen = new Set<string>();
	for (let startIndex = 1; startIndex <= most; ) {
		const { records } = await client.list(entity.resource, { orderBy: entity.idColumn, startIndex, count: 200 });
		const fresh = records.flatMap((record) => {
			const read = columnReader(record);
			const id = keyOf(record, entity.idColumn);
			if (id === null || seen.has(String(id))) return [];
			seen.add(String(id));
			const title = titleOf(record, entity.titleColumns);
			const logon = read('User_Logon');
			const name = title !== '' ? title : typeof logon === 'string' ? logon : `#${id}`;
			return [{ name, value: String(id), description: typeof logon === 'string' ? logon : undefined }];
		});
		// A server that does not go on sends the first ones again.
		if (fresh.length === 0) break;
		found.push(...fresh);
		startIndex += records.length;
	}
	return [own, ...found.sort((a, b) => a.name.localeCompare(b.name))];
}
