/* eslint-disable @n8n/community-nodes/node-usable-as-tool -- stands before the action node in tests; nothing of this is published */
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { SageCrm } from '../../nodes/SageCrm/SageCrm.node';
import { SageCrmTrigger } from '../../nodes/SageCrm/SageCrmTrigger.node';

/** Stands before the action node; its items are pinned. */
class Start implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Start',
		name: 'start',
		group: ['input'],
		version: 1,
		description: 'Hands on the items that a test pinned',
		defaults: {},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};
}

/** The action node as n8n wraps it for agents: the whole of n8n does so by the same few lines. */
class SageCrmTool extends SageCrm {
	constructor() {
		super();
		const { usableAsTool } = this.description;
		const replacements = typeof usableAsTool === 'object' ? usableAsTool.replacements : {};
		this.description = { ...this.description, ...replacements, inputs: [], outputs: [NodeConnectionTypes.AiTool] };
	}
}

/** Calls the tools that it is given, as an agent does whose model has chosen these arguments. */
class Agent implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: 'Calls its tools',
		defaults: {},
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Arguments', name: 'arguments', type: 'json', default: {} }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const given = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
		const tools = Array.isArray(given) ? given.filter(isTool) : [];
		const chosen: unknown = JSON.parse(String(this.getNodeParameter('arguments', 0)));
		const answers = tools.map(async (tool): Promise<INodeExecutionData> => {
			const { name, description, schema } = tool;
			const outcome = await tool.invoke(chosen).then(
				(answer) => ({ answer }),
				(error: unknown) => ({ error: error instanceof Error ? error.message : 'unknown' }),
			);
			return { json: { name, description, asked: Object.keys(schema.shape), ...outcome } };
		});
		return [await Promise.all(answers)];
	}
}

/** As n8n hands a tool to an agent. */
interface Tool {
	readonly name: string;
	readonly description: string;
	readonly schema: { readonly shape: object };
	invoke(chosen: unknown): Promise<string>;
}

function isTool(value: unknown): value is Tool {
	return typeof value === 'object' && value !== null && 'schema' in value && 'invoke' in value;
}

const types: Readonly<Record<string, INodeType>> = {
	'n8n-nodes-sage-crm.sageCrm': new SageCrm(),
	'n8n-nodes-sage-crm.sageCrmTrigger': new SageCrmTrigger(),
	'n8n-nodes-sage-crm.sageCrmTool': new SageCrmTool(),
	agent: new Agent(),
	start: new Start(),
};

/** The package's two nodes, the tool that n8n makes of one of them, an agent, and one that hands on items. */
export const nodeTypes: INodeTypes = {
	getByName: (name) => typeOf(name),
	getByNameAndVersion: (name) => typeOf(name),
	getKnownTypes: () => ({}),
};

function typeOf(name: string): INodeType {
	const type = types[name];
	if (type === undefined) throw new Error(`There is no node type "${name}" in the tests.`);
	return type;
}
