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
	const json = readJsonText(text);
	refusePasswords(json);
	const instances = objectsIn(json);
	const found = instances
		.map((instance) => instance[settingName])
		.filter((value) => value !== undefined)
		.map(configurationIn);
	for (const configuration of found) refusePasswords(configuration);
	const filled = found.filter((configuration) => Object.keys(configuration).length > 0);
	const [resources = instances.find(looksLikeOne), another] = filled;
	if (another !== undefined) {
		throw new ImportProblem('The text holds more than one polling configuration: leave only the one to be used.');
	}
	if (resources !== undefined) return { resources, eventSettings: eventSettingsOf(instances) };
	throw new ImportProblem(
		found.length > 0 || isEmpty(json)
			? 'The polling configuration is empty, so there is nothing to watch: paste that of an instance with polling set up, or choose the resources in the form.'
			: `There is no ${settingName} in the text: paste the JSON of an instance, or that part of it.`,
	);
}

function isEmpty(json: Json): boolean {
	return isObject(json) && Object.keys(json).length === 0;
}

/** Instances that were read from Open Connectors hold it as a text. */
function configurationIn(value: Json): JsonObject {
	const json = typeof value === 'string' && value.trim() !== '' ? readJsonText(value) : value;
	return isObject(json) ? json : {};
}

function looksLikeOne(json: JsonObject): boolean {
	return Object.values(json).some(
		(entry) => isObject(entry) && ['url', 'datesConfiguration'].some((name) => name in entry),
	);
}

function eventSettingsOf(instances: readonly JsonObject[]): JsonObject {
	const settings = instances.flatMap((instance) =>
		Object.entries(instance).filter(([name]) => name.startsWith('event.') && name !== settingName),
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
