/** What a column holds. `boolean` is a checkbox, stored as `'Y'` [C]; `choice` holds codes; `date` a day; `datetime` a moment; `reference` another row's id. */
export type ColumnType =
	| 'integer'
	| 'decimal'
	| 'string'
	| 'text'
	| 'choice'
	| 'boolean'
	| 'date'
	| 'datetime'
	| 'reference';

export interface Column {
	/** The name in its uniform casing, `Comp_Name`. */
	readonly name: string;
	/** The name as real answers have it, where that differs: `lead_createddate` [F]. */
	readonly shownAs?: string;
	readonly type: ColumnType;
	readonly title?: string;
	readonly mandatory?: boolean;
	/** Written by the server alone. */
	readonly readOnly?: boolean;
	/** Family of its captions, for a choice. */
	readonly family?: string;
	/** Entity that a reference points at. */
	readonly target?: string;
	/** Never to be let out by a client, whatever the server sends. */
	readonly secret?: boolean;
}

type Extra = Partial<Omit<Column, 'name' | 'type'>>;

export const text = (name: string, extra: Extra = {}): Column => ({ name, type: 'string', ...extra });
export const memo = (name: string, extra: Extra = {}): Column => ({ name, type: 'text', ...extra });
export const whole = (name: string, extra: Extra = {}): Column => ({ name, type: 'integer', ...extra });
export const decimal = (name: string, extra: Extra = {}): Column => ({ name, type: 'decimal', ...extra });
export const choice = (name: string, extra: Extra = {}): Column => ({ name, type: 'choice', family: name, ...extra });
export const checkbox = (name: string, extra: Extra = {}): Column => ({ name, type: 'boolean', ...extra });
export const day = (name: string, extra: Extra = {}): Column => ({ name, type: 'date', ...extra });
export const moment = (name: string, extra: Extra = {}): Column => ({ name, type: 'datetime', ...extra });
export const reference = (name: string, target: string, extra: Extra = {}): Column => ({
	name,
	type: 'reference',
	target,
	...extra,
});

/** Several plain text columns. */
export const texts = (...names: string[]): Column[] => names.map((name) => text(name));
/** Several choices, each with a caption family of its own name. */
export const choices = (...names: string[]): Column[] => names.map((name) => choice(name));
