import { textLiteral } from './literals';

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'like';

/** A name that can stand in a `where` or `orderBy` without being anything else than a name. */
export function isColumnName(name: string): boolean {
	return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/**
 * `Comp_Name eq 'Pear''s'`.
 *
 * @param value numbers go bare, text goes quoted; a finished literal (a date) as `{ literal }`
 */
export function compare(column: string, operator: Comparison, value: string | number | { literal: string }): string {
	assertColumn(column);
	const literal =
		typeof value === 'object' ? value.literal : typeof value === 'number' ? String(value) : textLiteral(value);
	return `${column} ${operator} ${literal}`;
}

/** `Comp_Name like 'Pear%'`; a bracket would mean more than itself to the database, so any sign may stand there. */
export function like(column: string, pattern: string): string {
	return compare(column, 'like', pattern.replaceAll('[', '_'));
}

/** `Comp_CompanyId between 1 and 200`, both ends included. */
export function between(column: string, first: number, last: number): string {
	assertColumn(column);
	return `${column} between ${first} and ${last}`;
}

/** `… and …`; a part that itself holds `or` must come in brackets (see {@link anyOf}). */
export function allOf(parts: ReadonlyArray<string | undefined>): string | undefined {
	const present = parts.filter((part) => part !== undefined && part !== '');
	return present.length === 0 ? undefined : present.join(' and ');
}

/** `(… or …)`. */
export function anyOf(parts: readonly string[]): string | undefined {
	return parts.length === 0 ? undefined : parts.length === 1 ? parts[0] : `(${parts.join(' or ')})`;
}

/**
 * The user's own condition beside ours: the brackets keep an `or` in it from widening ours. Without such words there are none,
 * for not every server need know them.
 */
export function bracketed(where: string | undefined): string | undefined {
	const text = where?.trim() ?? '';
	if (text === '') return undefined;
	return /\b(or|not)\b/i.test(text) ? `(${text})` : text;
}

function assertColumn(column: string): void {
	if (!isColumnName(column)) throw new RangeError(`"${column}" is not the name of a Sage CRM column.`);
}
