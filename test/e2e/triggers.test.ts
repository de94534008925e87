/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publish } from '../host/publish.ts';
import { follow } from './events.ts';
import { resources } from './resources.ts';
import { triggerWorkflow } from './workflows.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

describe('the trigger in n8n', { concurrency: true }, () => {
	let world: World;

	before(async () => {
		world = await openWorld();
	});

	after(async () => {
		await world.close();
	});

	for (const { value, plural, entity, created, changed, hasPage } of resources) {
		it(`runs a workflow for ${plural} that are created and updated`, async () => {
			const { api, credential, simulator } = world;
			const definition = triggerWorkflow(credential, { resources: [value], startFrom: 'now' });
			const workflow = await api.createWorkflow(definition);
			assert.deepEqual(await publish(world, workflow), []);
			const events = follow(api, workflow);

			const id = simulator.store.insert(entity, created);
			const first = await events.next(`${value} ${id} created`, (event) => event.id === id);
			assert.equal(first.eventType, 'created');
			assert.equal(first.resource, value);
			assert.match(first.eventId, new RegExp(`^${value}:${id}:`));
			const stamp = simulator.store.get(entity, id)?.updated ?? 0;
			assert.equal(Date.parse(first.occurredAt), Math.floor(stamp / 1000) * 1000);
			assert.equal(first.url?.startsWith(simulator.url) ?? false, hasPage);
			for (const [column, content] of Object.entries(created)) assert.equal(first.record[column], content, column);

			simulator.store.update(entity, id, changed);
			const second = await events.next(`${value} ${id} updated`, (event) => event.eventId !== first.eventId);
			assert.equal(second.eventType, 'updated');
			assert.equal(second.id, id);
			for (const [column, content] of Object.entries({ ...created, ...changed })) {
				assert.equal(second.record[column], content, column);
			}
			assert.equal(events.all().length, 2);
			await api.deactivate(workflow);
		});
	}
});
