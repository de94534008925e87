import { ImportProblem } from './import-problem';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
	readonly [name: string]: Json;
}

export function isObject(json: Json | undefined): json is JsonObject {
	return typeof json === 'object' && json !== null && !Array.isArray(json);
}

const deepest = 100;
const textPattern = /"(?:[^"\\\n\r]|\\.)*"/y;
const numberPattern = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordPattern = /[A-Za-z_$][\w.$]*/y;

/**
 * Reads JSON, or a part of it that was copied without its outermost brackets: `"accounts": {…}, "contacts": {…}`,
 * also `element : {…}, …` as one published example begins. JSON.parse does not always say where a mistake is.
 *
 * @param where which text it is, for the words of an error
 * @throws {ImportProblem} with line and column
 */
export function readJsonText(text: string, where = 'The polling configuration'): Json {
	return new JsonReader(text.replace(/^\uFEFF/, ' '), where).whole();
}

class JsonReader {
	private at = 0;
	private depth = 0;

	constructor(
		private readonly text: string,
		private readonly where: string,
	) {}

	whole(): Json {
		this.skipSpace();
		if (this.at === this.text.length) throw this.problem('there is nothing in it');
		const json = this.isPart() ? this.part() : this.value();
		this.skipSpace();
		if (this.at < this.text.length) throw this.problem('more text follows where it should end');
		return json;
	}

	private isPart(): boolean {
		return /^\s*(?:"[^"\n\r]*"|[A-Za-z_$][\w.$]*)\s*:/.test(this.text);
	}

	/** Members without brackets around them; the closing one may have come along, or a comma. */
	private part(): JsonObject {
		const members = this.members(() => this.at === this.text.length || this.text.charAt(this.at) === '}');
		if (this.text.charAt(this.at) === '}') this.at++;
		return members;
	}

	private value(): Json {
		this.skipSpace();
		switch (this.text.charAt(this.at)) {
			case '{':
				return this.nested(() => this.object());
			case '[':
				return this.nested(() => this.list());
			case '"':
				return this.string();
			default:
				return this.simple();
		}
	}

	private object(): JsonObject {
		this.at++;
		this.skipSpace();
		if (this.take('}')) return {};
		const members = this.members(() => false);
		if (!this.take('}')) throw this.problem('a comma or } is missing');
		return members;
	}

	private members(isEnd: () => boolean): JsonObject {
		const members = new Map<string, Json>();
		do {
			this.skipSpace();
			if (isEnd()) break;
			const before = this.at;
			const name = this.name();
			if (members.has(name)) throw this.problem(`${JSON.stringify(name)} is there twice`, before);
			this.skipSpace();
			if (!this.take(':')) throw this.problem('a : is missing');
			members.set(name, this.value());
			this.skipSpace();
		} while (this.take(','));
		return Object.fromEntries(members);
	}

	private name(): string {
		if (this.text.charAt(this.at) === '"') return this.string();
		// Only of a part: inside of brackets JSON has quotes.
		const word = this.depth === 0 ? this.match(wordPattern) : null;
		if (word === null) throw this.problem('a name in " is missing');
		return word;
	}

	private list(): Json {
		this.at++;
		this.skipSpace();
		if (this.take(']')) return [];
		const values: Json[] = [];
		do {
			values.push(this.value());
			this.skipSpace();
		} while (this.take(','));
		if (!this.take(']')) throw this.problem('a comma or ] is missing');
		return values;
	}

	private string(): string {
		const start = this.at;
		const raw = this.match(textPattern);
		const value = raw === null ? null : parsed(raw);
		if (value === null)
			throw this.problem('the text that begins there does not end in its line, or is not JSON', start);
		return value;
	}

	private simple(): Json {
		const start = this.at;
		const number = this.match(numberPattern);
		if (number !== null) return Number(number);
		const word = this.match(wordPattern);
		if (word === 'true' || word === 'false') return word === 'true';
		if (word === 'null') return null;
		throw this.problem('a value is missing', start);
	}

	private nested<T>(read: () => T): T {
		if (++this.depth > deepest) throw this.problem('there are too many brackets in each other');
		const value = read();
		this.depth--;
		return value;
	}

	private match(pattern: RegExp): string | null {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.text)?.[0] ?? null;
		this.at += found?.length ?? 0;
		return found;
	}

	private take(character: string): boolean {
		if (this.text.charAt(this.at) !== character) return false;
		this.at++;
		return true;
	}

	private skipSpace(): void {
		while (/\s/.test(this.text.charAt(this.at))) this.at++;
	}

	private problem(what: string, at = this.at): ImportProblem {
		const before = this.text.slice(0, at).split('\n');
		const column = (before.at(-1)?.length ?? 0) + 1;
		return new ImportProblem(
			`${this.where} cannot be read as JSON at line ${before.length}, column ${column}: ${what}.`,
		);
	}
}

function parsed(raw: string): string | null {
	try {
		return String(JSON.parse(raw));
	} catch {
		return null;
	}
}
