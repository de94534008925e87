import type { INode, IPollFunctions } from 'n8n-workflow';
import { isKeyName } from '../../entities';
import { refused } from '../checked';
import { readFilter, type Filter } from '../filters';
import { formatOf, zoneOf } from '../form-resources';
import { columnName } from '../resource-choices';
import type { ChosenResource } from '../watched-resource';
import { findConfiguration } from './find-configuration';
import { ImportProblem } from './import-problem';
import { leftOutOfInstance, leftOutText } from './left-out';
import { readConfiguration, type ConfiguredResource } from './read-configuration';
import { withoutPollTime } from './without-poll-time';

/** What a pasted polling configuration asks for, and what of it is not heeded. */
export interface ImportedResources {
	readonly resources: readonly ChosenResource[];
	readonly leftOut: readonly string[];
}

/** @throws {NodeOperationError} */
export function importedResources(context: IPollFunctions): ImportedResources {
	const node = context.getNode();
	const given: unknown = context.getNodeParameter('pollingConfiguration', '');
	const text = typeof given === 'string' ? given : JSON.stringify(given ?? '', null, 2);
	if (text.trim() === '') {
		throw refused(node, 'The polling configuration is empty: paste that of an Open Connectors instance.');
	}
	const read = orProblem(() => {
		const { resources, eventSettings } = findConfiguration(text);
		return { configured: readConfiguration(resources), instance: leftOutOfInstance(eventSettings) };
	});
	if (read instanceof ImportProblem) throw refused(node, read.message);
	const chosen = read.configured.map((resource) => chosenFrom(node, resource));
	return {
		resources: chosen.map(({ resource }) => resource),
		leftOut: [...read.instance, ...chosen.flatMap(({ leftOut }) => leftOut)],
	};
}

function chosenFrom(node: INode, configured: ConfiguredResource): { resource: ChosenResource; leftOut: string[] } {
	const { name, entity, url, createdTolerance, settle, pageSize } = configured;
	const { filters, leftOut } = filtersOf(node, configured);
	const dates = {
		zone: zoneOf(node, name, configured.zone),
		created: formatOf(node, name, configured.createdFormat),
		updated: formatOf(node, name, configured.updatedFormat),
	};
	const columns = url.fields.filter((field) => !isKeyName(field)).map((field) => columnName(node, field));
	return {
		resource: { entity, filters, columns, dates, createdTolerance, settle, pageSize },
		leftOut: [...configured.leftOut, ...leftOut],
	};
}

/** The condition of its url, beyond the one on dates: that is the trigger's own. */
function filtersOf(
	node: INode,
	{ name, entity, url: { where } }: ConfiguredResource,
): { filters: Filter[]; leftOut: string[] } {
	if (where === '') return { filters: [], leftOut: [] };
	if (/\$\{/.test(where)) {
		throw refused(
			node,
			`In the polling configuration, the url of ${name} has a placeholder that is not known, ${/\$\{[^}]*\}?/.exec(where)?.[0] ?? ''}: write \${date} for the time of the last poll.`,
		);
	}
	const filter = readFilter(node, entity, syntaxOf(where), where);
	const remainder = withoutPollTime(filter.condition);
	if (remainder === null) {
		throw refused(
			node,
			`In the polling configuration, the url of ${name} asks for the date of the last poll under NOT or beside other conditions under OR, which cannot be taken over: write it as one condition joined by AND.`,
		);
	}
	const dates = [entity.createdColumn, entity.updatedColumn].map((column) => column.toLowerCase());
	const strangers = remainder.dated.filter((column) => !dates.includes(column.toLowerCase()));
	const { condition } = remainder;
	return {
		filters: condition === null ? [] : [{ ...filter, condition }],
		leftOut: strangers.map((column) =>
			leftOutText(`the date ${column} in the url of ${name}`, `changes are found by ${entity.updatedColumn}`),
		),
	};
}

/** Open Connectors has CEQL; what is written in Sage CRM's own words is understood as well. */
function syntaxOf(where: string): Filter['syntax'] {
	return /\b(?:eq|ne|gt|ge|lt|le)\b/i.test(where.replace(/'[^']*'/g, '')) ? 'sdata' : 'ceql';
}

function orProblem<T>(read: () => T): T | ImportProblem {
	try {
		return read();
	} catch (error) {
		return error instanceof ImportProblem ? error : new ImportProblem('The polling configuration cannot be read.');
	}
}
