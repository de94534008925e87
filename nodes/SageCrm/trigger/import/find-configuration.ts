import { isSecret } from '../../sdata/record';
import { ImportProblem } from './import-problem';
import { isObject, readJsonText, type Json, type JsonObject } from './json-text';

const settingName = 'event.poller.configuration';

/** What instances hold in place of a password when they are shown, and what is to be filled in. */
const masked = /^(?:[*x•●.\s]*|<[^<>]*>)$/i;

/** What a pasted text says of polling. */
export interface FoundConfiguration {
	/** An entry for each polled resource. */
	readonly resources: JsonObject;
	/** The instance's further settings for events: `event.poller.refresh_interval` and the like. */
	readonly eventSettings: JsonObject;
}

/**
 * Finds the polling configuration in an instance of Open Connectors, wherever in it, or in a part of one.
 *
 * @throws {ImportProblem} for a text that is no JSON, holds a password, or has no such configuration
 */
export function findConfiguration(text: string): FoundConfiguration {
	const json = unfolded(readJsonText(text));
	refusePasswords(json);
	const objects = objectsIn(json);
	const named = objects.map((object) => object[settingName]).filter((value) => value !== undefined);
	const candidates = named.length > 0 ? named.map(configurationIn) : objects.filter(looksLikeOne);
	const [resources, another] = candidates.filter((configuration) => Object.keys(configuration).length > 0);
	if (another !== undefined) {
		throw new ImportProblem('The text holds more than one polling configuration: leave only the one to be used.');
	}
	if (resources !== undefined) return { resources, eventSettings: eventSettingsOf(objects) };
	throw new ImportProblem(
		named.length > 0 || isEmpty(json)
			? 'The polling configuration is empty, so there is nothing to watch: paste that of an instance with polling set up, or choose the resources in the form.'
			: `There is no ${settingName} in the text: paste the JSON of an instance, or that part of it.`,
	);
}

/** With the JSON that stands in it as texts: so instances hold their configuration when they were read from there. */
function unfolded(json: Json, name = ''): Json {
	if (Array.isArray(json)) return json.map((entry) => unfolded(entry));
	if (isObject(json)) {
		return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, unfolded(value, key)]));
	}
	if (typeof json !== 'string' || !/^\s*["[{]/.test(json)) return json;
	if (name === settingName) return unfolded(readJsonText(json, `The text of ${settingName}`));
	const inner = jsonOr(json);
	return typeof inner === 'object' && inner !== null ? unfolded(inner) : json;
}

function jsonOr(text: string): Json {
	try {
		return readJsonText(text);
	} catch {
		return text;
	}
}

function isEmpty(json: Json): boolean {
	return isObject(json) && Object.keys(json).length === 0;
}

function configurationIn(value: Json): JsonObject {
	if (isObject(value)) return value;
	if (value === null || (typeof value === 'string' && value.trim() === '')) return {};
	throw new ImportProblem(`The value of ${settingName} must be an object with an entry for each resource.`);
}

function looksLikeOne(json: JsonObject): boolean {
	return Object.values(json).some(
		(entry) => isObject(entry) && Object.keys(entry).some((name) => /^(url|datesConfiguration)$/i.test(name)),
	);
}

function eventSettingsOf(objects: readonly JsonObject[]): JsonObject {
	const settings = objects.flatMap((object) =>
		Object.entries(object).filter(([name]) => name.startsWith('event.') && name !== settingName),
	);
	return Object.fromEntries(settings);
}

/** All objects, the outer before the inner. */
function objectsIn(json: Json): JsonObject[] {
	if (Array.isArray(json)) return json.flatMap(objectsIn);
	return isObject(json) ? [json, ...Object.values(json).flatMap(objectsIn)] : [];
}

function refusePasswords(json: Json): void {
	for (const object of objectsIn(json)) {
		for (const [name, value] of Object.entries(object)) {
			if (!isSecret(name) || value === null || typeof value === 'boolean') continue;
			if (typeof value === 'string' && masked.test(value)) continue;
			throw new ImportProblem(
				`The polling configuration holds a password ("${name}"): delete it from the text, which is saved with the workflow; the credential has its own.`,
			);
		}
	}
}
