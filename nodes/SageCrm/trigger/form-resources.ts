import type { INode, IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { custom, customEntity, findEntity, isKeyName, type Entity } from '../entities';
import { isSecret } from '../sdata/record';
import { isColumnName } from '../sdata/where';
import { checked, refused } from './checked';
import { readChoices } from './resource-choices';
import { usualDates, watchedTwice, type ChosenResource, type WrittenDates } from './watched-resource';
import { formatOf, zoneOf } from './written-dates';

const someResources = 'Choose at least one resource to watch.';
const resourceList = z
	.array(z.string({ errorMap: () => ({ message: someResources }) }), { errorMap: () => ({ message: someResources }) })
	.min(1, someResources);

const field = (name: string) =>
	z
		.string({ errorMap: () => ({ message: `The ${name} of a custom resource must be a text.` }) })
		.default('')
		.transform((text) => text.trim());
const customList = z.array(
	z.object({
		entity: field('entity'),
		idField: field('ID field').transform((name) => (isKeyName(name) ? '' : name)),
		updatedField: field('updated field'),
		createdField: field('created field'),
		dateFormat: field('date format'),
		timeZone: field('time zone'),
	}),
	{ errorMap: () => ({ message: 'The custom resources must be a list.' }) },
);
type CustomEntry = z.infer<typeof customList>[number];

/**
 * What is to be watched as the form has it, in the order in which it was chosen.
 *
 * @throws {NodeOperationError}
 */
export function formResources(context: IPollFunctions): ChosenResource[] {
	const node = context.getNode();
	const values = [...new Set(checked(node, resourceList, context.getNodeParameter('resources', [])))];
	const chosen = values.flatMap((value) => {
		if (value === custom) return customResources(context);
		const entity = findEntity(value);
		if (entity === undefined) throw refused(node, `There is no resource "${value}": choose one from the list.`);
		return [{ entity, dates: usualDates }];
	});
	const entitiesOf = chosen.map(({ entity }) => entity);
	const twice = watchedTwice(entitiesOf);
	if (twice !== null) {
		const names = [...new Set(twice.map(({ value }) => `"${value}"`))].join(' and ');
		throw refused(node, `The same records are to be watched twice, as ${names}: remove one of the two resources.`);
	}
	const choicesOf = readChoices(context, entitiesOf);
	return chosen.map(({ entity, dates }) => ({ entity, dates, ...choicesOf(entity) }));
}

function customResources(context: IPollFunctions): Array<Pick<ChosenResource, 'entity' | 'dates'>> {
	const node = context.getNode();
	const entries = checked(node, customList, context.getNodeParameter('customResources.entry', []));
	if (entries.length === 0) {
		throw refused(node, 'Custom is among the resources, but there is no custom resource: add one, or take Custom out.');
	}
	return entries.map((entry) => ({ entity: entityOf(node, entry), dates: datesOf(node, entry) }));
}

function entityOf(node: INode, entry: CustomEntry): Entity {
	if (entry.entity === '') throw refused(node, 'A custom resource has no entity: choose one.');
	if (!isColumnName(entry.entity)) {
		throw refused(node, `"${entry.entity}" cannot be the name of an entity: it has letters, digits and _ alone.`);
	}
	for (const name of [entry.idField, entry.updatedField, entry.createdField]) {
		if (name !== '' && (!isColumnName(name) || isSecret(name))) {
			throw refused(node, `"${name}" cannot be a column of the custom resource "${entry.entity}": check its fields.`);
		}
	}
	const entity = customEntity(entry);
	if (entity !== null) return entity;
	throw refused(
		node,
		`The columns of the custom resource "${entry.entity}" are not known: write the column with the date of the last change as its Updated Field, for example Proj_UpdatedDate.`,
	);
}

function datesOf(node: INode, { entity, dateFormat, timeZone }: CustomEntry): WrittenDates {
	const format = formatOf(node, entity, dateFormat);
	return { zone: zoneOf(node, entity, timeZone), created: format, updated: format };
}
