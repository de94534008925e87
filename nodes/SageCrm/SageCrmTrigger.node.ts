import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { triggerMethods } from './methods';
import { triggerHints } from './trigger/hints';
import { triggerProperties } from './trigger/properties';
import { runPoll } from './trigger/run-poll';

export class SageCrmTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sage CRM Trigger',
		name: 'sageCrmTrigger',
		icon: { light: 'file:sageCrm.svg', dark: 'file:sageCrm.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ ($parameter["setup"] === "import" ? "imported" : $parameter["resources"].join(", ")) + ": " + $parameter["events"].join(", ") }}',
		description: 'Runs the workflow whenever records in Sage CRM are created or changed',
		eventTriggerDescription: 'The newest record of each resource is fetched from Sage CRM as a sample',
		activationMessage:
			'Changes in Sage CRM now run this workflow, at the latest after the time that you set between two polls.',
		defaults: { name: 'Sage CRM Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sageCrmApi', required: true }],
		properties: triggerProperties,
		hints: triggerHints,
	};

	methods = triggerMethods;

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await runPoll(this);
	}
}
