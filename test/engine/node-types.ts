/* eslint-disable @n8n/community-nodes/node-usable-as-tool -- stands before the action node in tests; nothing of this is published */
import { NodeConnectionTypes, type INodeType, type INodeTypes } from 'n8n-workflow';
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

const types: Readonly<Record<string, INodeType>> = {
	'n8n-nodes-sage-crm.sageCrm': new SageCrm(),
	'n8n-nodes-sage-crm.sageCrmTrigger': new SageCrmTrigger(),
	start: new Start(),
};

/** The package's two nodes, and one that hands on items. */
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
