import { z } from 'zod';

const node = z.object({
	id: z.string(),
	name: z.string(),
	type: z.string(),
	typeVersion: z.number(),
	position: z.tuple([z.number(), z.number()]),
	parameters: z.record(z.unknown()),
	credentials: z.record(z.object({ id: z.string(), name: z.string() })).optional(),
	webhookId: z.string().optional(),
	onError: z.string().optional(),
});

/** A workflow as n8n exports and imports it, as far as it is needed here. */
export const workflowDefinition = z.object({
	name: z.string(),
	nodes: z.array(node),
	connections: z.record(z.unknown()),
	settings: z.record(z.unknown()).default({}),
});

export type WorkflowNode = z.infer<typeof node>;
export type WorkflowDefinition = z.infer<typeof workflowDefinition>;

export interface CredentialReference {
	id: string;
	name: string;
}

export const actionType = 'n8n-nodes-sage-crm.sageCrm';
export const triggerType = 'n8n-nodes-sage-crm.sageCrmTrigger';
export const credentialType = 'sageCrmApi';

/** The same workflow with this credential in every node of this package. */
export function withCredential(workflow: WorkflowDefinition, credential: CredentialReference): WorkflowDefinition {
	const nodes = workflow.nodes.map((each) =>
		each.type === actionType || each.type === triggerType
			? { ...each, credentials: { [credentialType]: credential } }
			: each,
	);
	return { ...workflow, nodes };
}

/** The same workflow with other values for some parameters of one node. */
export function withParameters(
	workflow: WorkflowDefinition,
	name: string,
	parameters: Record<string, unknown>,
): WorkflowDefinition {
	const nodes = workflow.nodes.map((each) =>
		each.name === name ? { ...each, parameters: { ...each.parameters, ...parameters } } : each,
	);
	return { ...workflow, nodes };
}

/** Nodes one after the other, the first of them the trigger. */
export function chain(
	name: string,
	steps: ReadonlyArray<Pick<WorkflowNode, 'name' | 'type' | 'typeVersion' | 'parameters'>>,
): WorkflowDefinition {
	const nodes = steps.map((step, index): WorkflowNode => {
		return { ...step, id: `node-${index + 1}`, position: [index * 240, 0] };
	});
	const links = nodes.slice(1).map((next, index): [string, unknown] => {
		return [nodes[index]?.name ?? '', { main: [[{ node: next.name, type: 'main', index: 0 }]] }];
	});
	return { name, nodes, connections: Object.fromEntries(links), settings: { executionOrder: 'v1' } };
}
