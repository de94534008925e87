/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { errorOf, itemsOf } from '../host/execution.ts';
import type { Execution, ItemJson } from '../host/execution.ts';
import { actionType, credentialType } from '../host/workflow.ts';
import type { WorkflowDefinition, WorkflowNode } from '../host/workflow.ts';
import { actionNode, startNode } from './workflows.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

const executor = 'Tool Executor';
const toolType = `${actionType}Tool`;

describe('in n8n', () => {
	let world: World;

	before(async () => {
		world = await openWorld();
	});

	after(async () => {
		await world.close();
	});

	const node = (name: string, type: string, typeVersion: number, parameters: Record<string, unknown>) => {
		const credentials = { [credentialType]: world.credential };
		return { id: name, name, type, typeVersion, position: [0, 0] as [number, number], parameters, credentials };
	};
	const workflow = (nodes: WorkflowNode[], connections: WorkflowDefinition['connections']): WorkflowDefinition => ({
		name: 'Tool',
		nodes: [node(startNode, 'n8n-nodes-base.manualTrigger', 1, {}), ...nodes],
		connections,
		settings: { executionOrder: 'v1' },
	});
	const run = async (definition: WorkflowDefinition, destination: string): Promise<Execution> => {
		const created = await world.api.createWorkflow(definition);
		return await world.api.endOf(await world.session.run(created, startNode, destination));
	};

	/** Calls the action node as an agent does whose model has chosen these arguments. */
	async function callTool(parameters: Record<string, unknown>, chosen: object): Promise<ItemJson[]> {
		const nodes = [
			node(executor, '@n8n/n8n-nodes-langchain.toolExecutor', 1, { query: JSON.stringify({ Sage_CRM: chosen }) }),
			node(actionNode, toolType, 1, parameters),
		];
		const done = await run(
			workflow(nodes, {
				[startNode]: { main: [[{ node: executor, type: 'main', index: 0 }]] },
				[actionNode]: { ai_tool: [[{ node: executor, type: 'ai_tool', index: 0 }]] },
			}),
			executor,
		);
		assert.equal(errorOf(done), undefined);
		const [answer] = itemsOf(done, actionNode, 'ai_tool');
		assert.ok(Array.isArray(answer?.response), JSON.stringify(answer));
		return answer.response;
	}

	it('an agent finds, changes and reads records with the action node', async () => {
		const { store } = world.simulator;
		const id = store.insert('company', { Comp_Name: "O'Hara's Boats" });
		const value = "={{ $fromAI('name', 'The name of the account', 'string') }}";
		const found = await callTool(
			{
				resource: 'account',
				operation: 'getAll',
				filters: { filter: [{ column: 'Comp_Name', condition: 'equals', value }] },
			},
			{ name: "O'Hara's Boats" },
		);
		assert.deepEqual(
			found.map(({ key }) => key),
			[id],
		);
		assert.equal('Address' in (found[0] ?? {}), false);

		const recordId = { __rl: true, mode: 'id', value: "={{ $fromAI('id', 'Its number', 'number') }}" };
		const columns = { mappingMode: 'defineBelow', value: { Comp_WebSite: 'https://boats.example.com' } };
		const update = { resource: 'account', operation: 'update', recordId, columns };
		assert.equal((await callTool(update, { id }))[0]?.Comp_WebSite, 'https://boats.example.com');
		assert.equal(store.get('company', id)?.fields.Comp_WebSite, 'https://boats.example.com');
	});

	it('the tool is described for those who let the model choose', async () => {
		const description = (await world.session.nodeType(toolType))?.properties.find(
			({ name }) => name === 'toolDescription',
		);
		assert.match(String(description?.default), /Comp_Name like 'A%'/);
	});

	it('a Custom API Call is offered, and works through the credential', async () => {
		const type = await world.session.nodeType(actionType);
		const lists = type?.properties.filter(({ name }) => name === 'resource' || name === 'operation') ?? [];
		assert.ok(lists.length > 1);
		for (const { options } of lists) assert.equal(options?.at(-1)?.value, '__CUSTOM_API_CALL__');
		assert.ok(await world.session.signsRequests(credentialType), 'the HTTP Request node does not list the credential');
		const request = node('HTTP Request', 'n8n-nodes-base.httpRequest', 4.2, {
			url: `${world.simulator.url}/sdata/crmj/sagecrm2/-/company?count=2&orderBy=Comp_CompanyId`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: credentialType,
		});
		const done = await run(
			workflow([request], { [startNode]: { main: [[{ node: request.name, type: 'main', index: 0 }]] } }),
			request.name,
		);
		assert.equal(errorOf(done), undefined);
		const [answer] = itemsOf(done, request.name);
		assert.ok(Array.isArray(answer?.$resources));
		assert.equal(answer.$resources.length, 2);
	});

	it('the action node says how a Custom API Call is made', async () => {
		const action = node(actionNode, actionType, 1, { resource: '__CUSTOM_API_CALL__' });
		const done = await run(
			workflow([action], { [startNode]: { main: [[{ node: actionNode, type: 'main', index: 0 }]] } }),
			actionNode,
		);
		assert.match(errorOf(done)?.message ?? '', /HTTP Request node/);
	});
});
