import { NodeOperationError, type INode } from 'n8n-workflow';
import { findEntity, ownUser } from '../entities';
import type { SDataClient } from '../sdata/client';
import { columnReader, keyOf } from '../sdata/record';
import { compare } from '../sdata/where';

/** The ids of the users that are meant; the credential's own is looked up only where it is among them. */
export async function idsOf(users: readonly string[], own: () => Promise<string>): Promise<ReadonlySet<string>> {
	const ids = new Set(users.filter((user) => user !== ownUser && user !== ''));
	if (users.includes(ownUser)) ids.add(await own());
	return ids;
}

/** The ids of the users that credentials log in as, found once by each n8n process. */
export class OwnUsers {
	private readonly ids = new Map<string, string>();

	/** @throws {NodeOperationError} when Sage CRM does not show such a user: without it a loop would go on for ever */
	async idOf(client: SDataClient, node: INode): Promise<string> {
		const { origin, installName, username } = client.connection;
		const key = [origin, installName, username].join('\n').toLowerCase();
		const known = this.ids.get(key);
		if (known !== undefined) return known;
		const users = findEntity('user');
		const { records } = await client.list(users?.resource ?? 'users', {
			where: compare('User_Logon', 'eq', username),
			count: 2,
		});
		// A server that does not heed the condition sends strangers.
		const record = records.find((user) => isNamed(columnReader(user)('User_Logon'), username));
		const id = record === undefined ? null : keyOf(record, users?.idColumn ?? '');
		if (id === null) {
			throw new NodeOperationError(
				node,
				'Sage CRM does not show the user of the credential, so its changes cannot be told apart: choose that user by name among the ignored users, or let the user see users.',
				{ failure: { cause: 'configuration-invalid' } },
			);
		}
		this.ids.set(key, String(id));
		return String(id);
	}
}

function isNamed(logon: unknown, username: string): boolean {
	return typeof logon === 'string' && logon.trim().toLowerCase() === username.toLowerCase();
}
