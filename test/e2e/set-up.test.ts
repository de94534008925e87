/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { publish } from '../host/publish.ts';
import { waitFor } from '../host/wait-for.ts';
import { editorForAll, openNode } from './editing.ts';
import { follow } from './events.ts';
import { resources } from './resources.ts';
import { triggerNode, triggerWorkflow } from './workflows.ts';
import type { World } from './world.ts';

const configuration = await readFile(path.join(import.meta.dirname, '../open-connectors/example.txt'), 'utf8');

describe('the trigger as it is set up in the editor', () => {
	let world: World;
	let page: Page;

	editorForAll((opened, editor) => {
		world = opened;
		page = editor;
	});

	const open = async (parameters: Record<string, unknown>) => {
		const workflow = await world.api.createWorkflow(triggerWorkflow(world.credential, parameters));
		return { workflow, node: await openNode(page, world.url, workflow, triggerNode) };
	};

	it('reads all there is from the beginning, with live changes beside it', async () => {
		const { api, simulator } = world;
		const { workflow, node } = await open({ resources: ['account'], options: { maxEvents: 60 } });
		await node.choose('startFrom', 'Date');
		await node.panel.getByText('Start Date', { exact: true }).first().waitFor();
		await node.shoot('start-date');
		await node.choose('startFrom', 'Beginning');
		await node.panel.getByText('Every record there is will run the workflow once').first().waitFor();
		await node.shoot('start-beginning');
		await node.save();

		const before = new Set(simulator.store.all('company').map(({ id }) => id));
		assert.deepEqual(await publish(world, workflow), []);
		const events = follow(api, workflow);
		await events.next('the first old account', ({ id }) => before.has(id));
		const live = simulator.store.insert('company', { Comp_Name: 'Live beside the old ones' });
		const event = await events.next('the live account', ({ id }) => id === live);
		assert.equal(event.eventType, 'created');
		const unread = events.all().filter(({ id }) => before.has(id)).length;
		assert.ok(unread < before.size, 'the live change waited for the old ones');
		await events.next('the last old account', () => new Set(events.all().map(({ id }) => id)).size === before.size + 1);
		assert.equal(events.all().length, before.size + 1);
		await api.deactivate(workflow);
	});

	it('polls as a pasted configuration of Open Connectors says', async () => {
		const { api, simulator } = world;
		const { workflow, node } = await open({});
		await node.choose('setup', 'Polling Configuration of Open Connectors');
		await node.paste('pollingConfiguration', configuration);
		await node.panel.getByText('2 settings are not taken over').first().waitFor();
		await node.shoot('import');
		await node.panel.getByText('2 settings are not taken over').first().click();
		await node.panel.getByText('event.poller.refresh_interval').first().waitFor();
		await node.shoot('import-left-out');
		await node.fetchTestEvent();
		await node.panel.getByText('sampleNotes').first().waitFor();
		await node.shoot('import-sample');
		await node.save();

		assert.deepEqual(await publish(world, workflow), []);
		const events = follow(api, workflow);
		for (const { value, entity, created, changed } of resources) {
			const id = simulator.store.insert(entity, created);
			const first = await events.next(`${value} created`, (event) => event.resource === value && event.id === id);
			assert.equal(first.eventType, 'created');
			simulator.store.update(entity, id, changed);
			const second = await events.next(
				`${value} updated`,
				(event) => event.resource === value && event.id === id && event.eventId !== first.eventId,
			);
			assert.equal(second.eventType, 'updated');
		}
		assert.deepEqual(
			events.all().map(({ resource, eventType }) => `${resource} ${eventType}`),
			resources.flatMap(({ value }) => [`${value} created`, `${value} updated`]),
		);
		await api.deactivate(workflow);
	});

	it('refuses a pasted password, and says what to do', async () => {
		const { workflow, node } = await open({});
		await node.choose('setup', 'Polling Configuration of Open Connectors');
		await node.paste('pollingConfiguration', configuration.replace(/"password": "x+"/, '"password": "hunter2"'));
		await node.fetchTestEvent();
		await node.panel.getByText('holds a password ("password"): delete it from the text').first().waitFor();
		await node.shoot('import-password');
		await node.save();
		const [refusal, ...others] = await publish(world, workflow);
		assert.deepEqual(others, []);
		assert.match(refusal ?? '', /holds a password/);
		assert.doesNotMatch(refusal ?? '', /hunter2/);
	});

	it('shows the newest record of each resource as a sample, and of which there is none', async () => {
		const { simulator } = world;
		simulator.store.define({ name: 'project', prefix: 'Proj', title: 'Project' });
		const id = simulator.store.insert('lead', { Lead_CompanyName: 'Newest of all' });
		const { node } = await open({
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			resources: ['account', 'lead', 'custom'],
			customResources: { entry: [{ entity: 'project', updatedField: 'Proj_UpdatedDate' }] },
		});
		const entity = node.panel.getByTestId('parameter-input-entity').locator('input').first();
		await waitFor('the name of the entity', async () => ((await entity.inputValue()) === 'Project' ? true : undefined));
		await entity.scrollIntoViewIfNeeded();
		await node.shoot('custom');
		await node.fetchTestEvent();
		await node.panel.getByText('Sage CRM has no project records yet').first().waitFor();
		await node.panel.getByText(`lead:${id}:`).first().waitFor();
		await node.shoot('sample');
	});
});
