import { ImportProblem } from './import-problem';
import { isObject, type Json, type JsonObject } from './json-text';

/** The settings of one polled resource, by their names in any casing. */
export class Settings {
	private readonly values: ReadonlyArray<readonly [name: string, value: Json]>;
	private readonly used = new Set<string>();
	private readonly differing = new Set<string>();

	/** @param resource its name in the configuration */
	constructor(
		readonly resource: string,
		entry: JsonObject,
	) {
		// What is said of dates stands within, or beside the rest.
		this.values = Object.entries(entry).flatMap(([name, value]) => {
			if (name.toLowerCase() !== 'datesconfiguration' || value === null) return [[name, value] as const];
			if (isObject(value)) return Object.entries(value);
			throw new ImportProblem(`In the polling configuration, ${resource}.${name} must be an object.`);
		});
	}

	/** The first of these names that says something; numbers and switches as text. */
	text(...names: readonly string[]): string {
		let found = '';
		for (const wanted of names) {
			for (const [name, value] of this.values) {
				if (name.toLowerCase() !== wanted.toLowerCase()) continue;
				this.used.add(name);
				if (typeof value === 'object' && value !== null) {
					throw new ImportProblem(`In the polling configuration, ${this.resource}.${name} must be a text.`);
				}
				const text = value === null ? '' : String(value).trim();
				if (found === '') found = text;
				else if (text !== '' && text !== found) this.differing.add(`${name} ${text}`);
			}
		}
		return found;
	}

	/** What says something else than what counts. */
	get overruled(): string[] {
		return [...this.differing];
	}

	/** Those that nobody has asked for, and that say something. */
	get unused(): string[] {
		return this.values.filter(([name, value]) => !this.used.has(name) && value !== null).map(([name]) => name);
	}
}
