/** A `where`, understood but not yet looked up in an entity. */
export type Where =
	| { readonly kind: 'and' | 'or'; readonly terms: readonly Where[] }
	| { readonly kind: 'not'; readonly term: Where }
	| { readonly kind: 'compare'; readonly column: string; readonly operator: Comparison; readonly literal: Literal }
	| { readonly kind: 'between'; readonly column: string; readonly low: Literal; readonly high: Literal }
	| { readonly kind: 'in'; readonly column: string; readonly literals: readonly Literal[] };

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'like';

/** `'text'`, `12.5`, `@2014-03-14@`, or one of the words null, true and false. */
export interface Literal {
	readonly form: 'quoted' | 'number' | 'at' | 'word';
	readonly text: string;
}
