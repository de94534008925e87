import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { entities, findEntity, type Entity } from '../entities';

/** The entity that is chosen in the editor at the moment. */
export function chosenEntity(context: ILoadOptionsFunctions): Entity | undefined {
	return findEntity(String(context.getCurrentNodeParameter('resource') ?? entities[0]?.value));
}
