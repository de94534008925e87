import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { methods } from './methods';
import { actionProperties } from './operations';
import { runOperation } from './operations/run-operation';

export class SageCrm implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sage CRM',
		name: 'sageCrm',
		icon: { light: 'file:sageCrm.svg', dark: 'file:sageCrm.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Finds, reads, creates, changes and deletes records in Sage CRM: accounts, contacts, leads, opportunities and more',
		defaults: { name: 'Sage CRM' },
		usableAsTool: {
			replacements: {
				description:
					"Finds, reads, creates, changes and deletes records in Sage CRM: accounts (companies), contacts (people), leads, opportunities, cases, communications, notes and users. Columns have the names of Sage CRM, such as Comp_Name, Pers_LastName or Oppo_Stage; records are told apart by whole numbers; a condition is written like Comp_Status eq 'Active' and Comp_Name like 'A%'.",
			},
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sageCrmApi', required: true }],
		properties: actionProperties,
	};

	methods = methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}
