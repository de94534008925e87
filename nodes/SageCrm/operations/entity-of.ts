import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { custom, describeEntity, findEntity, type Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import { isColumnName } from '../sdata/where';

/**
 * The entity that was chosen. Of one that is not known its columns tell the rest.
 *
 * @throws {NodeOperationError} where there is none, where the items name different ones, or where it cannot be told which column holds its id
 */
export async function entityOf(context: IExecuteFunctions, client: SDataClient): Promise<Entity> {
	const value = String(context.getNodeParameter('resource', 0));
	const refused = (message: string) => new NodeOperationError(context.getNode(), message);
	if (value !== custom) {
		const known = findEntity(value);
		if (known !== undefined) return known;
		throw refused(`This node knows no resource "${value}": choose one from the list.`);
	}
	const names = context.getInputData().map((_, item) => String(context.getNodeParameter('entity', item, '')).trim());
	const [name = ''] = names;
	if (names.some((other) => other !== name)) {
		throw refused('The items name different entities: give each entity a node of its own.');
	}
	if (!isColumnName(name)) throw refused(`"${name}" cannot be the name of an entity: choose one from the list.`);
	const entity = await describeEntity(client, name);
	if (entity !== null) return entity;
	throw refused(
		`It cannot be told which column of "${name}" holds the ID: check the name of the entity; where it is right, create a first record in Sage CRM.`,
	);
}
