import type { Operator } from './condition';

/** The ways to write a condition: Sage CRM's own, and that of Open Connectors (CEQL). */
export const syntaxes = ['sdata', 'ceql'] as const;
export type Syntax = (typeof syntaxes)[number];

const bySymbol: ReadonlyMap<string, Operator> = new Map([
	['=', 'eq'],
	['==', 'eq'],
	['!=', 'ne'],
	['<>', 'ne'],
	['>', 'gt'],
	['>=', 'ge'],
	['<', 'lt'],
	['<=', 'le'],
]);
const words: ReadonlySet<string> = new Set<Operator>(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'like']);

/** The operator that a symbol stands for, in CEQL. */
export function operatorOfSymbol(symbol: string): Operator | undefined {
	return bySymbol.get(symbol);
}

/** How an operator is written in CEQL: `=` for `eq`. */
export function symbolOf(word: string): string | undefined {
	return [...bySymbol].find(([, operator]) => operator === word.toLowerCase())?.[0];
}

export function isOperatorWord(word: string): word is Operator {
	return words.has(word);
}

/** `like` is the same in both; the other words are SData's alone. */
export function isWordOf(syntax: Syntax, word: string): word is Operator {
	return isOperatorWord(word) && (syntax === 'sdata' || word === 'like');
}

/** The syntax of a condition, by its operators; where it has none of either, CEQL's `LIKE` and `IN` are SData's as well. */
export function syntaxOf(condition: string): Syntax {
	return /\b(?:eq|ne|gt|ge|lt|le)\b/i.test(condition.replace(/'[^']*'/g, '')) ? 'sdata' : 'ceql';
}
