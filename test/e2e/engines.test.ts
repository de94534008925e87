/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error, no-console -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { n8nApi } from '../host/n8n-api.ts';
import { setUpOwner } from '../host/n8n-session.ts';
import { publish } from '../host/publish.ts';
import { startN8n } from '../host/run-n8n.ts';
import { credentialType } from '../host/workflow.ts';
import { startSimulator } from '../simulator/index.ts';
import type { Store } from '../simulator/index.ts';
import { engines } from './engines.ts';
import { follow } from './events.ts';
import type { Events } from './events.ts';
import { resources } from './resources.ts';
import { triggerWorkflow } from './workflows.ts';
import { checkTraffic, startTraffic } from './traffic.ts';
import { readShared } from './world.ts';

/** Makes one record of each of the five; answers `resource:id` of each. */
function createAll(store: Store): string[] {
	return resources.map(({ value, entity, created }) => `${value}:${store.insert(entity, created)}`);
}

function changeAll(store: Store, keys: readonly string[]): void {
	for (const [index, { entity, changed }] of resources.entries()) {
		store.update(entity, Number(keys[index]?.split(':')[1]), changed);
	}
}

/** Waits for an event of this kind for each key. */
async function expectAll(events: Events, eventType: string, keys: readonly string[]): Promise<void> {
	for (const key of keys) {
		const fits = (event: { eventType: string; resource: string; id: number }) =>
			event.eventType === eventType && `${event.resource}:${event.id}` === key;
		await events.next(`${key} ${eventType}`, fits);
	}
}

const kinds = (events: Events) => events.all().map(({ resource, id, eventType }) => `${eventType} ${resource}:${id}`);

describe('a trigger for all five resources', () => {
	for (const { name, env } of engines) {
		it(`delivers each change once with ${name}, whatever is started anew in between`, async () => {
			const { n8n, tarball, login } = readShared();
			const simulator = await startSimulator();
			const host = await startN8n({ n8n, tarball, env });
			try {
				const session = await setUpOwner(host.url, login);
				const api = n8nApi(host.url, await session.createApiKey());
				const credential = { id: await api.createCredential(name, credentialType, simulator.credential), name };
				const five = resources.map(({ value }) => value);
				const workflow = await api.createWorkflow(
					triggerWorkflow(credential, { resources: five, startFrom: 'now', options: { settleSeconds: 5 } }),
				);
				const { store } = simulator;
				assert.deepEqual(await publish({ api, session }, workflow), []);
				const events = follow(api, workflow, /status 503/);

				const first = createAll(store);
				await expectAll(events, 'created', first);
				changeAll(store, first);
				await expectAll(events, 'updated', first);

				// n8n ends and starts in the middle of the day's work.
				const traffic = startTraffic(store);
				await delay(8_000);
				await host.restart();
				await delay(8_000);
				const names = traffic.stop();

				// Sage CRM is down when n8n starts, and comes up again later.
				const second = createAll(store);
				simulator.faults.add({ kind: 'status', status: 503, times: 0 });
				await host.restart();
				await delay(20_000);
				simulator.faults.clear();
				await expectAll(events, 'created', second);
				// One more round of polls, in which nothing must come twice.
				changeAll(store, second);
				await expectAll(events, 'updated', second);

				const expected = [first, second].flatMap((keys) => keys.flatMap((key) => [`created ${key}`, `updated ${key}`]));
				assert.deepEqual(
					kinds(events)
						.filter((kind) => expected.includes(kind))
						.toSorted(),
					expected.toSorted(),
				);
				checkTraffic(events.all(), names);
			} catch (error) {
				console.error(host.log().split('\n').slice(-60).join('\n'));
				throw error;
			} finally {
				await host.stop();
				await simulator.close();
			}
		});
	}
});
