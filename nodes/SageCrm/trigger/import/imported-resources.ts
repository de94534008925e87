import { NodeOperationError, type INode, type IPollFunctions } from 'n8n-workflow';
import { isKeyName } from '../../entities';
import { syntaxOf } from '../../sdata/conditions/syntax';
import { asError } from '../../sdata/as-error';
import { isSecret } from '../../sdata/record';
import { isColumnName } from '../../sdata/where';
import { refused } from '../checked';
import { readFilter } from '../filters';
import type { ChosenResource } from '../watched-resource';
import { formatOf, zoneOf } from '../written-dates';
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
	if (read instanceof Error) throw new NodeOperationError(node, read);
	const chosen = read.configured.map((resource) => chosenFrom(node, resource));
	return {
		resources: chosen.map(({ resource }) => resource),
		leftOut: [...read.instance, ...chosen.flatMap(({ leftOut }) => leftOut)],
	};
}

function chosenFrom(node: INode, configured: ConfiguredResource): { resource: ChosenResource; leftOut: string[] } {
	const { name, entity, url, createdTolerance, settle, pageSize } = configured;
	const { filters, leftOut, kinds } = filtersOf(node, configured);
	const dates = {
		zone: zoneOf(node, name, configured.zone),
		created: formatOf(node, name, configured.createdFormat),
		updated: formatOf(node, name, configured.updatedFormat),
	};
	const columns = url.fields.filter((field) => !isKeyName(field)).map((field) => columnIn(node, name, field));
	return {
		resource: { entity, filters, columns, dates, kinds, createdTolerance, settle, pageSize },
		leftOut: [...configured.leftOut, ...leftOut],
	};
}

function columnIn(node: INode, name: string, field: string): string {
	if (isColumnName(field) && !isSecret(field)) return field;
	throw refused(
		node,
		`In the polling configuration, the url of ${name} asks for "${field}", which is not a column that can be asked for.`,
	);
}

/** The condition of its url, beyond the one on dates: that is the trigger's own. */
function filtersOf(
	node: INode,
	{ name, entity, url: { where, repeated } }: ConfiguredResource,
): Pick<ChosenResource, 'filters' | 'kinds'> & { leftOut: string[] } {
	const urlOf = `In the polling configuration, the url of ${name}`;
	if (repeated.length > 0) throw refused(node, `${urlOf} has ${repeated.join(', ')} twice: keep one of them.`);
	if (where === '') return { filters: [], leftOut: [] };
	const unknown = /\$?\{\s*[A-Za-z][^}]*\}?/.exec(where)?.[0];
	if (unknown !== undefined) {
		throw refused(
			node,
			`${urlOf} has a placeholder that is not known, ${unknown}: write \${date} for the time of the last poll.`,
		);
	}
	const filter = readFilter(node, entity, syntaxOf(where), where);
	const remainder = withoutPollTime(filter.condition);
	if (remainder === null) {
		throw refused(
			node,
			`${urlOf} compares with the time of the last poll in a way that cannot be taken over: write it as ${entity.updatedColumn} > '\${date}', joined to the rest by AND.`,
		);
	}
	const { condition, dated } = remainder;
	const asks = (column: string) => dated.some((one) => one.toLowerCase() === column.toLowerCase());
	const own = [entity.createdColumn, entity.updatedColumn].map((column) => column.toLowerCase());
	const strangers = dated.filter((column) => !own.includes(column.toLowerCase()));
	return {
		filters: condition === null ? [] : [{ ...filter, condition }],
		// Who asks for the date of creation alone is not told of changes.
		...(asks(entity.createdColumn) && !asks(entity.updatedColumn) ? { kinds: new Set(['created' as const]) } : {}),
		leftOut: strangers.map((column) =>
			leftOutText(`the date ${column} in the url of ${name}`, `changes are found by ${entity.updatedColumn}`),
		),
	};
}

function orProblem<T>(read: () => T): T | Error {
	try {
		return read();
	} catch (error) {
		return asError(error);
	}
}
