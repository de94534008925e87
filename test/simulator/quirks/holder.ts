import { defaultQuirks } from './defaults.ts';
import { isQuirkName, quirkRules } from './rules.ts';
import type { Rule } from './rules.ts';
import type { Quirks } from './types.ts';

/** Holds the switches of one simulator. */
export interface QuirkHolder {
	/** A copy of the present switches. */
	get(): Quirks;
	/** Sets some switches; throws an Error with one sentence, and changes nothing, when one does not exist or cannot have that value. */
	set(partial: Partial<Quirks>): void;
	/** Back to those that the simulator was started with. */
	reset(): void;
}

/** What the rest of the simulator reads: the present switches themselves, not a copy. */
export interface LiveQuirks extends QuirkHolder {
	readonly now: Readonly<Quirks>;
	onChange(listener: () => void): void;
}

export function createQuirks(start: Partial<Quirks> = {}): LiveQuirks {
	const listeners: Array<() => void> = [];
	const initial = merged(defaultQuirks(), start);
	let present = initial;

	function replace(next: Quirks): void {
		present = next;
		for (const listener of listeners) listener();
	}

	return {
		get now() {
			return present;
		},
		get: () => structuredClone(present),
		set: (partial) => replace(merged(present, partial)),
		reset: () => replace(initial),
		onChange: (listener) => {
			listeners.push(listener);
		},
	};
}

/** A copy of `base` with the entries of `changes`, each checked; `changes` may come from JSON or a command line. */
export function merged(base: Quirks, changes: object): Quirks {
	const next = structuredClone(base);
	for (const [name, value] of Object.entries(changes)) {
		if (value === undefined) continue;
		if (!isQuirkName(name)) throw new Error(`There is no quirk "${name}".`);
		assign(next, name, value);
	}
	return next;
}

function assign<K extends keyof Quirks>(target: Quirks, name: K, value: unknown): void {
	const rule: Rule<Quirks[K]> = quirkRules[name];
	if (!rule.accepts(value)) throw new Error(`Quirk ${name} must be ${rule.says}, not ${JSON.stringify(value)}.`);
	target[name] = structuredClone(value);
}

/** Reads `name=value` of the command line; lists are separated by commas, an empty list is `name=`. */
export function parseQuirk(text: string): Partial<Quirks> {
	const at = text.indexOf('=');
	const name = at < 0 ? text : text.slice(0, at);
	if (at < 0 || !isQuirkName(name))
		throw new Error(`"${text}" is not a quirk: write name=value, with a name that exists.`);
	const value = text.slice(at + 1);
	const parsed = quirkRules[name].list ? value.split(',').filter((entry) => entry !== '') : plainValue(value);
	return { [name]: merged(defaultQuirks(), { [name]: parsed })[name] };
}

function plainValue(text: string): unknown {
	if (text === 'true' || text === 'false') return text === 'true';
	if (text === 'null') return null;
	return /^-?\d+$/.test(text) ? Number(text) : text;
}
