import type { INodePropertyOptions } from 'n8n-workflow';
import { entities } from '../entities';

/** The resources, as the editor lists them. */
export const resourceOptions: INodePropertyOptions[] = entities.map(({ label, value }) => ({ name: label, value }));
