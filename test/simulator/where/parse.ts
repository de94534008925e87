import type { WhereOperator } from '../quirks/types.ts';
import { badWhere, tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';
import type { Comparison, Literal, Where } from './tree.ts';

const comparisons: ReadonlySet<string> = new Set<Comparison>(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'like']);
const deepest = 100;

/** Reads a `where` text by the grammar `or > and > not > comparison`; words that are not among `operators` are BadWhereSyntax, as on a server that lacks them. */
export function parseWhere(text: string, operators: readonly WhereOperator[]): Where {
	return new Parser(tokenise(text), new Set<string>(operators)).whole();
}

class Parser {
	private readonly tokens: readonly Token[];
	private readonly operators: ReadonlySet<string>;
	private next = 0;
	private depth = 0;

	constructor(tokens: readonly Token[], operators: ReadonlySet<string>) {
		this.tokens = tokens;
		this.operators = operators;
	}

	whole(): Where {
		const where = this.series('or', () => this.series('and', () => this.negation()));
		if (this.peek().kind !== 'end') throw this.unexpected('the end');
		return where;
	}

	private series(word: 'and' | 'or', term: () => Where): Where {
		const first = term();
		const terms = [first];
		while (this.takeWord(word)) terms.push(term());
		return terms.length === 1 ? first : { kind: word, terms };
	}

	private negation(): Where {
		if (!this.takeWord('not')) return this.primary();
		return { kind: 'not', term: this.deeper(() => this.negation()) };
	}

	private primary(): Where {
		if (this.peek().kind !== '(') return this.condition();
		this.allow('parentheses');
		this.next++;
		const inner = this.deeper(() => this.series('or', () => this.series('and', () => this.negation())));
		this.expect(')');
		return inner;
	}

	private condition(): Where {
		const column = this.expect('word').text;
		const token = this.expect('word');
		const operator = token.text.toLowerCase();
		if (isComparison(operator)) {
			this.allow(operator);
			return { kind: 'compare', column, operator, literal: this.literal() };
		}
		if (operator === 'between') {
			this.allow('between');
			const low = this.literal();
			// This `and` belongs to `between`, so it is there even where `and` as an operator is not.
			if (!this.isWord('and')) throw this.unexpected('and');
			this.next++;
			return { kind: 'between', column, low, high: this.literal() };
		}
		if (operator === 'in') {
			this.allow('in');
			return { kind: 'in', column, literals: this.list() };
		}
		throw badWhere(`Unknown operator '${token.text}' at position ${token.at}`);
	}

	private list(): Literal[] {
		this.expect('(');
		const literals = [this.literal()];
		while (this.peek().kind === ',') {
			this.next++;
			literals.push(this.literal());
		}
		this.expect(')');
		return literals;
	}

	private literal(): Literal {
		const { kind, text } = this.peek();
		const word = kind === 'word' && ['null', 'true', 'false'].includes(text.toLowerCase());
		if (!word && kind !== 'quoted' && kind !== 'number' && kind !== 'at') throw this.unexpected('a value');
		this.next++;
		return { form: word ? 'word' : kind, text: word ? text.toLowerCase() : text };
	}

	private deeper(inside: () => Where): Where {
		if (++this.depth > deepest) throw badWhere(`Expressions nested more than ${deepest} deep`);
		const where = inside();
		this.depth--;
		return where;
	}

	private takeWord(word: 'and' | 'or' | 'not'): boolean {
		if (!this.isWord(word)) return false;
		this.allow(word);
		this.next++;
		return true;
	}

	private isWord(word: string): boolean {
		const token = this.peek();
		return token.kind === 'word' && token.text.toLowerCase() === word;
	}

	private allow(operator: WhereOperator): void {
		if (!this.operators.has(operator)) throw badWhere(`Unknown operator '${operator}' at position ${this.peek().at}`);
	}

	private expect(kind: Token['kind']): Token {
		const token = this.peek();
		if (token.kind !== kind) throw this.unexpected(kind === 'word' ? 'a name or operator' : kind);
		this.next++;
		return token;
	}

	private unexpected(wanted: string): Error {
		const token = this.peek();
		const found = token.kind === 'end' ? 'the end' : `'${token.text}'`;
		return badWhere(`Expected ${wanted} at position ${token.at}, found ${found}`);
	}

	private peek(): Token {
		const token = this.tokens[this.next];
		if (!token) throw badWhere('Unexpected end');
		return token;
	}
}

function isComparison(word: string): word is Comparison {
	return comparisons.has(word);
}
