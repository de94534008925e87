import { ImportProblem } from './import-problem';
import { isObject, type Json, type JsonObject } from './json-text';

/** The settings of one polled resource, by their names in any casing. */
export class Settings {
	private readonly values = new Map<string, Json>();
	private readonly used = new Set<string>();
	private readonly differing = new Set<string>();

	/** @param resource its name in the configuration */
	constructor(
		readonly resource: string,
		entry: JsonObject,
	) {
		const { datesConfiguration, ...others } = entry;
		// What is said of dates stands beside the rest at times.
		const dates = isObject(datesConfiguration) ? datesConfiguration : {};
		for (const [name, value] of Object.entries({ ...others, ...dates })) this.values.set(name, value);
	}

	/** The first of these that says something; numbers and switches as text. */
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
				else if (text !== '' && text !== found) this.differing.add(name);
			}
		}
		return found;
	}

	/** Those that nobody has asked for and that say something, and those that another spelling has overruled. */
	unused(): string[] {
		const others = [...this.values].filter(([name, value]) => !this.used.has(name) && value !== null);
		return [...this.differing, ...others.map(([name]) => name)];
	}
}
