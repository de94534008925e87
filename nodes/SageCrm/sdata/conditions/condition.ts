/** A value as it was written. */
export interface Literal {
	/** `date` stands between two `@`. */
	readonly kind: 'text' | 'number' | 'date';
	/** Without its quotes, a doubled quote made single. */
	readonly text: string;
}

/** A column's name, and where it stands: characters before it. */
export interface ColumnRef {
	readonly name: string;
	readonly at: number;
}

export type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'like';

/** What a record has to meet. */
export type Condition =
	| { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
	| { readonly kind: 'not'; readonly part: Condition }
	| {
			readonly kind: 'compare';
			readonly column: ColumnRef;
			readonly operator: Operator;
			readonly value: Literal;
	  }
	| { readonly kind: 'between'; readonly column: ColumnRef; readonly low: Literal; readonly high: Literal }
	| { readonly kind: 'in'; readonly column: ColumnRef; readonly values: readonly Literal[] };

/** A mistake in a condition; the message is one sentence for whoever wrote it. */
export class ConditionProblem extends Error {
	/** @param at characters before the mistake */
	constructor(
		readonly at: number,
		message: string,
	) {
		super(message);
	}

	/** In one sentence, with the place; `what` has the mistake. */
	sentence(what: string): string {
		return `${what} has a mistake at position ${this.at + 1}: ${/[.?]$/.test(this.message) ? this.message : `${this.message}.`}`;
	}

	/** The text with a mark in front of the mistake. */
	pointerIn(text: string): string {
		return `${text.slice(0, this.at)} ▶ ${text.slice(this.at)}`.trim();
	}
}

/** Every column that a condition names, in the order in which they stand. */
export function columnsIn(condition: Condition): ColumnRef[] {
	switch (condition.kind) {
		case 'and':
		case 'or':
			return condition.parts.flatMap(columnsIn);
		case 'not':
			return columnsIn(condition.part);
		default:
			return [condition.column];
	}
}
