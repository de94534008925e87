/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the tests run the nodes in n8n-core itself; nothing of this is published */
import 'reflect-metadata';
import {
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	PollContext,
	TriggersAndPollers,
	WorkflowExecute,
} from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type IConnections,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IPollFunctions,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { OneCredential } from './credentials.ts';
import { nodeTypes } from './node-types.ts';

/** n8n builds addresses for expressions from it; nothing is ever asked there. */
const n8nUrl = 'http://n8n.invalid/';

/** What a credential of the type `sageCrmApi` holds. */
export type CredentialData = ConstructorParameters<typeof OneCredential>[0];

/**
 * The part of n8n's additional data that nodes like these come to use; the rest belongs to the whole
 * of n8n, which the end-to-end tests run.
 */
export function additionalData(
	credential: CredentialData,
	more: Pick<IWorkflowExecuteAdditionalData, 'hooks' | 'currentNodeParameters'> = {},
): IWorkflowExecuteAdditionalData {
	const data: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: new OneCredential(credential),
		currentNodeExecutionIndex: 0,
		restApiUrl: n8nUrl,
		instanceBaseUrl: n8nUrl,
		formBaseUrl: n8nUrl,
		formWaitingBaseUrl: n8nUrl,
		formTestBaseUrl: n8nUrl,
		webhookBaseUrl: n8nUrl,
		webhookWaitingBaseUrl: n8nUrl,
		webhookTestBaseUrl: n8nUrl,
		mcpBaseUrl: n8nUrl,
		mcpTestBaseUrl: n8nUrl,
		variables: {},
		...more,
	};
	return data as IWorkflowExecuteAdditionalData;
}

export function node(name: string, type: string, parameters: INodeParameters, more: Partial<INode> = {}): INode {
	return {
		id: `id of ${name}`,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: type === 'start' ? undefined : { sageCrmApi: { id: '1', name: 'Sage CRM' } },
		...more,
	};
}

/** Runs the action node for the given items, in n8n-core's own executor. */
export async function runAction(
	credential: CredentialData,
	parameters: INodeParameters,
	{ items = [{}], onError }: { items?: IDataObject[]; onError?: INode['onError'] } = {},
): Promise<IRun> {
	const action = node('Sage CRM', 'n8n-nodes-sage-crm.sageCrm', parameters, { onError });
	return await execute(credential, [action], { Start: { main: [[mainInput(action)]] } }, items);
}

/** What an agent is told of the action node as its tool, and what it gets where its model has chosen these arguments. */
export async function askTool(
	credential: CredentialData,
	parameters: INodeParameters,
	chosen: IDataObject,
	more: Partial<INode> = {},
): Promise<IDataObject> {
	const tool = node('Sage CRM', 'n8n-nodes-sage-crm.sageCrmTool', parameters, more);
	const agent = node('Agent', 'agent', { arguments: JSON.stringify(chosen) });
	const aiTool = NodeConnectionTypes.AiTool;
	const run = await execute(credential, [agent, tool], {
		Start: { main: [[mainInput(agent)]] },
		[tool.name]: { [aiTool]: [[{ node: agent.name, type: aiTool, index: 0 }]] },
	});
	if (run.data.resultData.error !== undefined) throw errorOf(run);
	return itemsOf(run, 'Agent')[0]?.json ?? {};
}

function mainInput({ name }: INode) {
	return { node: name, type: NodeConnectionTypes.Main, index: 0 };
}

/** Behind a node named Start that hands on the items. */
async function execute(
	credential: CredentialData,
	nodes: INode[],
	connections: IConnections,
	items: IDataObject[] = [{}],
): Promise<IRun> {
	const start = node('Start', 'start', {});
	const workflow = new Workflow({
		id: 'action',
		nodes: [start, ...nodes],
		connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1' },
	});
	const base: IWorkflowBase = {
		id: 'action',
		name: 'action',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: [start, ...nodes],
		connections: workflow.connectionsBySourceNode,
	};
	const hooks = new ExecutionLifecycleHooks('manual', '1', base);
	const pinned = items.map((json, item): INodeExecutionData => ({ json, pairedItem: { item } }));
	return await new WorkflowExecute(additionalData(credential, { hooks }), 'manual').run({
		workflow,
		startNode: start,
		pinData: { Start: pinned },
	});
}

/** The items of the action node, or of another one. */
export function itemsOf(run: IRun, name = 'Sage CRM'): INodeExecutionData[] {
	return run.data.resultData.runData[name]?.[0]?.data?.main?.[0] ?? [];
}

/** The error that ended a run. */
export function errorOf(run: IRun): Error {
	const { error } = run.data.resultData;
	if (error === undefined) throw new Error('The run ended without an error.');
	return error;
}

/**
 * What a node's methods get while a user fills in these parameters in the editor.
 *
 * @param path of the parameter that asks, for what stands beside it
 */
export function openEditor(
	credential: CredentialData,
	parameters: INodeParameters,
	path = 'parameters',
): ILoadOptionsFunctions {
	const action = node('Sage CRM', 'n8n-nodes-sage-crm.sageCrm', parameters);
	const workflow = new Workflow({ id: 'editor', nodes: [action], connections: {}, active: false, nodeTypes });
	const data = additionalData(credential, { currentNodeParameters: parameters });
	return new LoadOptionsContext(workflow, action, data, path);
}

export interface TriggerOptions {
	readonly activation?: WorkflowActivateMode;
	readonly mode?: WorkflowExecuteMode;
	readonly budgetMs?: number;
	/** The workflow's static data; one object for all polls, as n8n's default engine has it. */
	readonly staticData?: IDataObject;
}

/** A trigger node as n8n's default engine holds it: one context, one static data object, poll after poll. */
export function openTrigger(credential: CredentialData, parameters: INodeParameters, options: TriggerOptions = {}) {
	const trigger = node('Sage CRM Trigger', 'n8n-nodes-sage-crm.sageCrmTrigger', {
		pollTimes: { item: [{ mode: 'everyMinute' }] },
		...parameters,
	});
	const workflow = new Workflow({
		id: `trigger ${Math.random()}`,
		nodes: [trigger],
		connections: {},
		active: true,
		nodeTypes,
		staticData: options.staticData ?? {},
	});
	const context: IPollFunctions = new PollContext(
		workflow,
		trigger,
		additionalData(credential),
		options.mode ?? 'trigger',
		options.activation ?? 'activate',
		undefined,
		undefined,
		undefined,
		undefined,
		undefined,
		options.budgetMs === undefined ? undefined : () => options.budgetMs ?? 0,
	);
	const poller = new TriggersAndPollers();
	return {
		context,
		/** One poll; its items' JSON. */
		poll: async (): Promise<IDataObject[]> => {
			const output = await poller.runPollFunction(workflow, trigger, context);
			return (output?.[0] ?? []).map(({ json }) => json);
		},
		staticData: () => workflow.staticData,
	};
}
