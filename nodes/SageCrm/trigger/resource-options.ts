import type { INodePropertyOptions } from 'n8n-workflow';
import { custom, entities } from '../entities';

/** The resources, as the editor lists them, and those that are named beside them. */
export const resourceOptions: INodePropertyOptions[] = [
	...entities.map(({ label, value }) => ({ name: label, value })),
	{ name: 'Custom', value: custom, description: 'Address, e-mail, phone, or any other entity of your Sage CRM' },
].sort((one, other) => one.name.localeCompare(other.name));
