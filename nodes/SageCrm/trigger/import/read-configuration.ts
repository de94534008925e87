import {
	customEntity,
	entities,
	findEntity,
	isKeyName,
	readyMade,
	type CustomFields,
	type Entity,
} from '../../entities';
import { isSecret } from '../../sdata/record';
import { isColumnName } from '../../sdata/where';
import { watchedTwice } from '../watched-resource';
import { ImportProblem } from './import-problem';
import { isObject, type Json, type JsonObject } from './json-text';
import { leftOutText } from './left-out';
import { readPollingUrl, type PollingUrl } from './polling-url';
import { Settings } from './settings';

/** One resource of a polling configuration, in this node's terms. */
export interface ConfiguredResource {
	/** Its name in the configuration. */
	readonly name: string;
	readonly entity: Entity;
	readonly url: PollingUrl;
	/** As the configuration has them; empty where it says nothing. */
	readonly zone: string;
	readonly createdFormat: string;
	readonly updatedFormat: string;
	readonly createdTolerance: number | undefined;
	readonly settle: number | undefined;
	readonly pageSize: number | undefined;
	/** What is not taken over, each in one sentence. */
	readonly leftOut: readonly string[];
}

/**
 * Reads the entries of a polling configuration.
 *
 * @throws {ImportProblem} for one without which it would not be known what to watch
 */
export function readConfiguration(resources: JsonObject): ConfiguredResource[] {
	const configured = Object.entries(resources).map(([name, entry]) => readEntry(name, entry));
	const twice = watchedTwice(configured.map(({ entity }) => entity));
	if (twice === null) return configured;
	const [one, other] = configured.filter(({ entity }) => twice.includes(entity));
	throw new ImportProblem(
		`In the polling configuration, ${one?.name ?? ''} and ${other?.name ?? ''} both poll ${twice[0].plural}: keep one, with both conditions in its url.`,
	);
}

function readEntry(name: string, entry: Json): ConfiguredResource {
	if (!isObject(entry)) throw new ImportProblem(`In the polling configuration, ${name} must be an object with a url.`);
	const settings = new Settings(name, entry);
	const url = readPollingUrl(settings.text('url'));
	const createdZone = settings.text('createdDateTimezone', 'createdAtTimezone');
	const updatedZone = settings.text('updatedDateTimezone', 'updatedAtTimezone');
	const leftOut: string[] = [];
	const pageSize = settings.text('pageSize') || url.pageSize;
	if (url.pageSize !== undefined && url.pageSize !== pageSize) {
		leftOut.push(leftOutText(`${name}.pageSize ${url.pageSize} of its url`, 'the one beside it counts'));
	}
	if (createdZone !== '' && updatedZone !== '' && createdZone !== updatedZone) {
		leftOut.push(leftOutText(`${name}.createdDateTimezone`, `both dates are read as of ${updatedZone}`));
	}
	/** The nearest that this node bears. */
	const number = (setting: string, given: string | undefined, min: number, max: number): number | undefined => {
		if (given === undefined || given === '') return undefined;
		const value = Number(given);
		const taken = Math.min(max, Math.max(min, Math.round(value)));
		if (Number.isNaN(taken)) {
			throw new ImportProblem(`In the polling configuration, ${name}.${setting} must be a number, not "${given}".`);
		}
		if (taken !== value) leftOut.push(leftOutText(`${name}.${setting} ${given}`, `${taken} is used`));
		return taken;
	};
	const configured = {
		name,
		entity: entityOf(name, url, fieldsOf(settings)),
		url,
		zone: updatedZone === '' ? createdZone : updatedZone,
		createdFormat: settings.text('createdDateFormat', 'createdAtFormat'),
		updatedFormat: settings.text('updatedDateFormat', 'updatedAtFormat'),
		createdTolerance: number('createdCheckTolerance', settings.text('createdCheckTolerance'), 0, 3600),
		settle: number('pollDelay', settings.text('pollDelay'), 5, 3600),
		pageSize: number('pageSize', pageSize, 1, 1000),
	};
	leftOut.push(...[...settings.unused, ...url.unknown].map((setting) => leftOutText(`${name}.${setting}`)));
	leftOut.push(...settings.overruled.map((setting) => leftOutText(`${name}.${setting}`, 'another value counts')));
	return { ...configured, leftOut };
}

function fieldsOf(settings: Settings): Omit<CustomFields, 'entity'> {
	const column = (...names: readonly string[]) => {
		const given = settings.text(...names);
		if (given === '' || (isColumnName(given) && !isSecret(given))) return given;
		throw new ImportProblem(
			`In the polling configuration, ${settings.resource}.${names[0] ?? ''} is "${given}", which cannot be a column of Sage CRM.`,
		);
	};
	return {
		idField: isKeyName(settings.text('idField')) ? '' : column('idField'),
		createdField: column('createdDateField', 'createdAtField'),
		updatedField: column('updatedDateField', 'updatedAtField'),
	};
}

/** The words of Open Connectors, and Sage CRM's own. */
const names: ReadonlyMap<string, string> = new Map([
	...[...readyMade, ...entities].flatMap(
		({ value, resource, plural }): Array<[string, string]> =>
			[value, resource, `${resource}s`, plural].map((word) => [word.toLowerCase(), value]),
	),
	['companies', 'account'],
	['people', 'contact'],
	['emails', 'email'],
]);

function entityOf(name: string, { resource }: PollingUrl, fields: Omit<CustomFields, 'entity'>): Entity {
	const called = resource === '' ? name : resource;
	const value = names.get(called.toLowerCase()) ?? called;
	if (!isColumnName(value)) {
		throw new ImportProblem(`In the polling configuration, the url of ${name} does not name a resource of Sage CRM.`);
	}
	const entity = customEntity({ ...fields, entity: value });
	if (entity === null) {
		throw new ImportProblem(
			`In the polling configuration, ${name} has no updatedDateField: add it, so that it is known how changes of ${value} are dated.`,
		);
	}
	const known = findEntity(value);
	return known !== undefined && isAlike(known, entity) ? known : entity;
}

function isAlike(known: Entity, entity: Entity): boolean {
	return (['idColumn', 'createdColumn', 'updatedColumn'] as const).every((column) => known[column] === entity[column]);
}
