import { ConditionProblem } from './condition';

/** A piece of a condition; `at` counts the characters before it. */
export interface Token {
	readonly kind: 'word' | 'number' | 'text' | 'date' | 'symbol' | '(' | ')' | ',' | 'end';
	/** What is meant: without quotes and `@`, a doubled quote made single. */
	readonly text: string;
	readonly at: number;
}

const patterns: ReadonlyArray<readonly [Token['kind'] | 'space', RegExp]> = [
	['space', /\s+/y],
	['text', /'(?:[^']|'')*'/y],
	['date', /@[^@']*@/y],
	['number', /[+-]?\d+(?:\.\d+)?(?![\w.])/y],
	['word', /[A-Za-z_$][A-Za-z0-9_.$]*/y],
	['symbol', /<=|>=|<>|!=|==|=|<|>/y],
	['(', /\(/y],
	[')', /\)/y],
	[',', /,/y],
];

/** @throws {ConditionProblem} */
export function tokensOf(condition: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	while (at < condition.length) {
		const found = tokenAt(condition, at);
		if (found === null) throw unreadable(condition, at);
		if (found.kind !== 'space') tokens.push({ kind: found.kind, text: meaningOf(found.kind, found.raw), at });
		at += found.raw.length;
	}
	tokens.push({ kind: 'end', text: '', at: condition.length });
	return tokens;
}

function tokenAt(condition: string, at: number): { kind: Token['kind'] | 'space'; raw: string } | null {
	for (const [kind, pattern] of patterns) {
		pattern.lastIndex = at;
		const raw = pattern.exec(condition)?.[0];
		if (raw !== undefined) return { kind, raw };
	}
	return null;
}

function meaningOf(kind: Token['kind'], raw: string): string {
	if (kind === 'text') return raw.slice(1, -1).replaceAll("''", "'");
	return kind === 'date' ? raw.slice(1, -1) : raw;
}

function unreadable(condition: string, at: number): ConditionProblem {
	const character = condition.charAt(at);
	if (character === "'") {
		return new ConditionProblem(
			at,
			"a text begins with ' and does not end: close it with another ', and double a ' within it",
		);
	}
	if (/["“”‘’`´]/.test(character)) {
		return new ConditionProblem(at, `${character} is not a quote that Sage CRM knows: use ' instead`);
	}
	return new ConditionProblem(at, `${character} has no meaning there`);
}
