/* eslint-disable @n8n/community-nodes/no-restricted-imports -- loads the built node; nothing of this is published */
import { Buffer } from 'node:buffer';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { INode } from 'n8n-workflow';
import { login } from '../../simulator/access.ts';

type ChangeSource = typeof import('../../../nodes/SageCrm/trigger/change-source.ts');
type DialectModule = typeof import('../../../nodes/SageCrm/trigger/dialect.ts');
type PagingModule = typeof import('../../../nodes/SageCrm/trigger/paging.ts');
type ClientModule = typeof import('../../../nodes/SageCrm/sdata/client.ts');
type ConnectionModule = typeof import('../../../nodes/SageCrm/sdata/connection.ts');
type RecordModule = typeof import('../../../nodes/SageCrm/sdata/record.ts');
type AccountModule = typeof import('../../../nodes/SageCrm/entities/account.ts');

/** What the trigger reads a server with, as it was built. */
export type TriggerParts = Awaited<ReturnType<typeof loadTrigger>>;

export async function loadTrigger() {
	const load = async (file: string) => await import(pathToFileURL(resolve('dist/nodes/SageCrm', file)).href);
	const { SageCrmChangeSource }: ChangeSource = await load('trigger/change-source.js');
	const { dialectShape }: DialectModule = await load('trigger/dialect.js');
	const { pagingShape }: PagingModule = await load('trigger/paging.js');
	const { SDataClient }: ClientModule = await load('sdata/client.js');
	const { readConnection }: ConnectionModule = await load('sdata/connection.js');
	const { columnReader }: RecordModule = await load('sdata/record.js');
	const { account }: AccountModule = await load('entities/account.js');
	const node: INode = {
		id: 'trigger',
		name: 'Sage CRM Trigger',
		type: 'sageCrmTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const token = Buffer.from(`${login.username}:${login.password}`).toString('base64');
	const basic = `Basic ${token}`;
	return {
		SageCrmChangeSource,
		SDataClient,
		readConnection,
		columnReader,
		entity: account,
		node,
		headers: { authorization: basic, 'x-sage-authorization': basic },
		/** As the trigger reads from its state what an earlier poll has found out; null at first. */
		restoreKnown: (known: unknown) => ({
			dialect: known === null ? null : dialectShape.nullable().parse(Reflect.get(Object(known), 'dialect')),
			paging: known === null ? null : pagingShape.nullable().parse(Reflect.get(Object(known), 'paging')),
		}),
	};
}
