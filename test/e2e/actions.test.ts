/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { errorOf, itemsOf } from '../host/execution.ts';
import type { Execution } from '../host/execution.ts';
import { assertOneSentence } from './one-sentence.ts';
import { resources } from './resources.ts';
import { actionNode, actionWorkflow, columns, startNode } from './workflows.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

describe('the action node in n8n', () => {
	let world: World;

	before(async () => {
		world = await openWorld();
		// Most servers do not let an API create users; this one does.
		world.simulator.quirks.set({ usersWritable: true });
	});

	after(async () => {
		await world.close();
	});

	async function execute(parameters: Record<string, unknown>): Promise<Execution> {
		const { api, session, credential } = world;
		const workflow = await api.createWorkflow(actionWorkflow(credential, parameters));
		return await api.endOf(await session.run(workflow, startNode, actionNode));
	}

	it('says in one sentence that a server does not let users be created', async () => {
		world.simulator.quirks.set({ usersWritable: false });
		const run = await execute({
			resource: 'user',
			operation: 'create',
			...columns({ User_Logon: 'x', User_LastName: 'Y' }),
		});
		world.simulator.quirks.set({ usersWritable: true });
		const message = errorOf(run)?.message ?? '';
		assert.match(message, /does not let this user create users/);
		assertOneSentence(message);
	});

	for (const { value, plural, entity, created, changed } of resources) {
		it(`gets all ${plural}, or as many as asked for`, async () => {
			const stored = world.simulator.store.all(entity).map(({ id }) => id);
			const all = await execute({ resource: value, operation: 'getAll', returnAll: true });
			assert.deepEqual(
				itemsOf(all, actionNode).map(({ key }) => key),
				stored,
			);

			const three = await execute({ resource: value, operation: 'getAll', returnAll: false, limit: 3 });
			assert.deepEqual(
				itemsOf(three, actionNode).map(({ key }) => key),
				stored.slice(0, 3),
			);
		});

		it(`creates one of the ${plural} and gets it by its id`, async () => {
			const { store } = world.simulator;
			const before = store.count(entity);
			const run = await execute({ resource: value, operation: 'create', ...columns(created) });
			assert.equal(errorOf(run), undefined);
			const [made, ...others] = itemsOf(run, actionNode);
			assert.equal(others.length, 0);
			assert.equal(store.count(entity), before + 1);
			const id = Number(made?.key);
			const fields = store.get(entity, id)?.fields ?? {};
			for (const [column, content] of Object.entries(created)) assert.equal(fields[column], content, column);

			const recordId = { __rl: true, mode: 'id', value: String(id) };
			const [read] = itemsOf(await execute({ resource: value, operation: 'get', recordId }), actionNode);
			for (const [column, content] of Object.entries(created)) assert.equal(read?.[column], content, column);
		});

		it(`finds, changes and deletes one of the ${plural}`, async () => {
			const { store } = world.simulator;
			const [[column = '', text = ''] = []] = Object.entries(created);
			const id = store.insert(entity, { ...created, [column]: `${String(text)}, wanted` });
			const filters = { filter: [{ column, condition: 'equals', value: `${String(text)}, wanted` }] };
			const found = await execute({ resource: value, operation: 'getAll', returnAll: true, filters });
			assert.deepEqual(
				itemsOf(found, actionNode).map(({ key }) => key),
				[id],
			);

			const recordId = { __rl: true, mode: 'id', value: String(id) };
			const [after] = itemsOf(
				await execute({ resource: value, operation: 'update', recordId, ...columns(changed) }),
				actionNode,
			);
			for (const [name, content] of Object.entries(changed)) assert.equal(after?.[name], content, name);

			const deleted = await execute({ resource: value, operation: 'delete', recordId });
			assert.deepEqual(itemsOf(deleted, actionNode), [{ deleted: true }]);
			assert.equal(
				store.all(entity).some((row) => row.id === id),
				false,
			);
		});
	}
});
