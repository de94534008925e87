import { isSecret } from '../record';
import { isColumnName } from '../where';
import { ConditionProblem, type ColumnRef, type Condition, type Literal, type Operator } from './condition';
import { isOperatorWord, isWordOf, operatorOfSymbol, symbolOf, type Syntax } from './syntax';
import { tokensOf, type Token } from './tokens';

/** Deeper brackets are a mistake, or meant to do harm. */
const deepest = 100;

/**
 * Reads a condition: `or` binds weaker than `and`, `and` weaker than `not`.
 *
 * @throws {ConditionProblem} with the place of the first mistake
 */
export function parseCondition(text: string, syntax: Syntax): Condition {
	return new Parser(tokensOf(text), syntax).whole();
}

class Parser {
	private next = 0;
	private depth = 0;

	constructor(
		private readonly tokens: readonly Token[],
		private readonly syntax: Syntax,
	) {}

	whole(): Condition {
		const condition = this.anyOf();
		const { kind, at, text } = this.token;
		if (kind !== 'end') throw new ConditionProblem(at, `"${text}" comes where "and", "or" or the end should be`);
		return condition;
	}

	private anyOf(): Condition {
		return this.series('or', () => this.series('and', () => this.negation()));
	}

	private series(kind: 'and' | 'or', read: () => Condition): Condition {
		const first = read();
		const parts = [first];
		while (this.take(kind)) parts.push(read());
		return parts.length === 1 ? first : { kind, parts };
	}

	private negation(): Condition {
		if (this.take('not')) return { kind: 'not', part: this.deeper(() => this.negation()) };
		if (this.token.kind !== '(') return this.comparison();
		this.next++;
		const inner = this.deeper(() => this.anyOf());
		this.expect(')', 'a closing bracket');
		return inner;
	}

	private comparison(): Condition {
		const column = this.column();
		const { kind, text, at } = this.token;
		const word = text.toLowerCase();
		if (kind === 'word' && word === 'is') throw nothingToSearch(at);
		this.next++;
		if (kind === 'word' && word === 'not') return { kind: 'not', part: this.list(column, 'like, in or between') };
		if (kind === 'word' && (word === 'in' || word === 'between')) {
			this.next--;
			return this.list(column, word);
		}
		return { kind: 'compare', column, operator: this.operator({ kind, text, at }), value: this.literal() };
	}

	/** What may come behind `not` as well. */
	private list(column: ColumnRef, wanted: string): Condition {
		if (this.take('in')) {
			this.expect('(', 'the list of values in brackets');
			const values = [this.literal()];
			while (this.token.kind === ',') {
				this.next++;
				values.push(this.literal());
			}
			this.expect(')', 'a closing bracket');
			return { kind: 'in', column, values };
		}
		if (this.take('between')) {
			const low = this.literal();
			if (!this.take('and')) throw this.missing('"and" and the upper end');
			return { kind: 'between', column, low, high: this.literal() };
		}
		if (this.take('like')) return { kind: 'compare', column, operator: 'like', value: this.literal() };
		throw this.missing(wanted);
	}

	private column(): ColumnRef {
		const { kind, text, at } = this.token;
		if (kind !== 'word') throw this.missing("a column's name");
		if (!isColumnName(text)) throw new ConditionProblem(at, `"${text}" is not the name of a column`);
		if (isSecret(text)) throw new ConditionProblem(at, 'passwords cannot be searched for');
		this.next++;
		return { name: text, at };
	}

	private operator({ kind, text, at }: Token): Operator {
		const word = text.toLowerCase();
		if (kind === 'symbol') {
			const meant = operatorOfSymbol(text);
			if (this.syntax === 'ceql' && meant !== undefined) return meant;
			throw new ConditionProblem(
				at,
				`"${text}" is not an operator of SData: write "${meant ?? 'eq'}", or write the whole condition in CEQL`,
			);
		}
		if (kind === 'word' && isWordOf(this.syntax, word)) return word;
		if (kind === 'word' && isOperatorWord(word)) {
			throw new ConditionProblem(
				at,
				`"${text}" is not an operator of CEQL: write "${symbolOf(word) ?? '='}", or write the whole condition in SData`,
			);
		}
		const found = kind === 'end' ? 'the end' : `"${text}"`;
		const known =
			this.syntax === 'sdata' ? 'eq, ne, gt, ge, lt, le, like, between, in' : '=, !=, <, >, <=, >=, LIKE, IN';
		throw new ConditionProblem(at, `${found} comes where an operator should be (${known})`);
	}

	private literal(): Literal {
		const { kind, text, at } = this.token;
		if (kind === 'word' && /^(null|true|false)$/i.test(text)) throw nothingToSearch(at);
		if (kind !== 'text' && kind !== 'number' && kind !== 'date')
			throw this.missing("a value: a number, or a text between two '");
		this.next++;
		return { kind, text };
	}

	private deeper(read: () => Condition): Condition {
		if (++this.depth > deepest)
			throw new ConditionProblem(this.token.at, `there are more than ${deepest} brackets in each other`);
		const condition = read();
		this.depth--;
		return condition;
	}

	private take(word: string): boolean {
		const { kind, text } = this.token;
		if (kind !== 'word' || text.toLowerCase() !== word) return false;
		this.next++;
		return true;
	}

	private expect(kind: Token['kind'], what: string): void {
		if (this.token.kind !== kind) throw this.missing(what);
		this.next++;
	}

	private missing(what: string): ConditionProblem {
		const { kind, text, at } = this.token;
		return new ConditionProblem(at, `${what} is missing there, ${kind === 'end' ? 'at the end' : `before "${text}"`}`);
	}

	private get token(): Token {
		return this.tokens[this.next] ?? { kind: 'end', text: '', at: this.tokens.at(-1)?.at ?? 0 };
	}
}

/** Sage's developer help says so of null and Boolean. */
function nothingToSearch(at: number): ConditionProblem {
	return new ConditionProblem(
		at,
		"Sage CRM cannot search for empty values, true or false: look for them in a later node, and write 'Y' for a ticked box",
	);
}
