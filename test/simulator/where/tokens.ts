import { SDataError } from '../diagnosis.ts';

/** A piece of a `where` text. `text` holds what is meant: quotes and `@` removed, a doubled `'` made single. */
export interface Token {
	readonly kind: 'word' | 'number' | 'quoted' | 'at' | '(' | ')' | ',' | 'end';
	readonly text: string;
	/** 1-based column in the text, for messages. */
	readonly at: number;
}

const patterns: ReadonlyArray<readonly [Token['kind'] | 'space', RegExp]> = [
	['space', /\s+/y],
	['quoted', /'(?:[^']|'')*'/y],
	['at', /@[^@']*@/y],
	['number', /[+-]?\d+(?:\.\d+)?(?![\w.])/y],
	['word', /[A-Za-z_][A-Za-z0-9_.]*/y],
	['(', /\(/y],
	[')', /\)/y],
	[',', /,/y],
];

/** Splits a `where` text; anything else, `=` and `>` included, is BadWhereSyntax: Sage CRM does not speak CEQL. */
export function tokenise(where: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	while (at < where.length) {
		const found = tokenAt(where, at);
		if (!found) throw badWhere(`Unexpected character '${where.charAt(at)}' at position ${at + 1}`);
		if (found.kind !== 'space') tokens.push({ kind: found.kind, text: meaning(found.kind, found.raw), at: at + 1 });
		at += found.raw.length;
	}
	tokens.push({ kind: 'end', text: '', at: where.length + 1 });
	return tokens;
}

export function badWhere(message: string): SDataError {
	return new SDataError(400, 'BadWhereSyntax', `${message}.`);
}

function tokenAt(where: string, at: number): { kind: Token['kind'] | 'space'; raw: string } | undefined {
	for (const [kind, pattern] of patterns) {
		pattern.lastIndex = at;
		const raw = pattern.exec(where)?.[0];
		if (raw !== undefined) return { kind, raw };
	}
	return undefined;
}

function meaning(kind: Token['kind'], raw: string): string {
	if (kind === 'quoted') return raw.slice(1, -1).replaceAll("''", "'");
	return kind === 'at' ? raw.slice(1, -1) : raw;
}
