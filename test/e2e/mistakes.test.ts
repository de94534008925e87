/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorOf } from '../host/execution.ts';
import { publish } from '../host/publish.ts';
import { credentialType } from '../host/workflow.ts';
import type { CredentialReference } from '../host/workflow.ts';
import { mistakes } from './mistakes.ts';
import type { Mistake } from './mistakes.ts';
import { assertOneSentence } from './one-sentence.ts';
import { actionNode, actionWorkflow, startNode, triggerWorkflow } from './workflows.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

interface Mistaken extends World {
	data: object;
	wrong: CredentialReference;
}

/** A Sage CRM and a credential between which something is wrong. */
async function withMistake({ name, make }: Mistake, use: (mistaken: Mistaken) => Promise<void>): Promise<void> {
	const world = await openWorld('empty');
	try {
		const data = await make(world.simulator);
		const wrong = { id: await world.api.createCredential(name, credentialType, data), name };
		await use({ ...world, data, wrong });
	} finally {
		await world.close();
	}
}

describe('the test of a credential', () => {
	it('accepts a right one', async () => {
		const { session, simulator, credential, close } = await openWorld('empty');
		try {
			const result = await session.testCredential({ ...credential, type: credentialType, data: simulator.credential });
			assert.deepEqual(result, { status: 'OK', message: 'Connection successful!' });
		} finally {
			await close();
		}
	});

	for (const mistake of mistakes) {
		it(`says what is wrong with ${mistake.name}`, async () => {
			await withMistake(mistake, async ({ session, wrong, data }) => {
				const { status, message } = await session.testCredential({ ...wrong, type: credentialType, data });
				assert.equal(status, 'Error');
				assert.match(message, mistake.test);
				if (mistake.n8nSays !== true) assertOneSentence(message);
			});
		});
	}
});

describe('the action node', () => {
	for (const mistake of mistakes) {
		it(`says what is wrong with ${mistake.name}`, async () => {
			await withMistake(mistake, async ({ api, session, wrong }) => {
				const parameters = { resource: 'account', operation: 'getAll' };
				const workflow = await api.createWorkflow(actionWorkflow(wrong, parameters));
				const message = errorOf(await api.endOf(await session.run(workflow, startNode, actionNode)))?.message ?? '';
				assert.match(message, mistake.node);
				assertOneSentence(message);
			});
		});
	}
});

describe('the trigger, when its workflow is activated,', { concurrency: true }, () => {
	for (const mistake of mistakes) {
		it(`says what is wrong with ${mistake.name}`, async () => {
			await withMistake(mistake, async (mistaken) => {
				const definition = triggerWorkflow(mistaken.wrong, { resources: ['account'], startFrom: 'now' });
				const workflow = await mistaken.api.createWorkflow(definition);
				const [message = '', ...others] = await publish(mistaken, workflow);
				await mistaken.api.deactivate(workflow);
				assert.equal(others.length, 0);
				assert.match(message, mistake.node);
				assertOneSentence(message);
			});
		});
	}
});
