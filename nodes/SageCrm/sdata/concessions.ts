import { NodeApiError } from 'n8n-workflow';
import type { ListQuery } from './address';

/** What a server was seen to refuse. */
export interface Concessions {
	readonly mostRows: number;
	/** Whether it may be asked for an order: documented since 2024 R2. */
	readonly orders: boolean;
}

export const noConcessions: Concessions = { mostRows: Infinity, orders: true };

/** Rows to ask for instead: the caps that were seen or assumed of Sage CRM, and one below all of them. */
const fewerRows = [100, 50, 20];

export function conceded(query: ListQuery, { mostRows, orders }: Concessions): ListQuery {
	return {
		...query,
		count: query.count === undefined ? undefined : Math.min(query.count, mostRows),
		orderBy: orders ? query.orderBy : undefined,
	};
}

/**
 * What to do without, after a refusal; null where that would not help. What the server says decides what is
 * tried first; a condition that it does not understand is the caller's to mend.
 */
export function concede(error: unknown, { count = 0, orderBy }: ListQuery): Partial<Concessions> | null {
	if (!(error instanceof NodeApiError) || error.httpCode !== '400') return null;
	const said = `${error.message} ${error.description ?? ''}`;
	if (/BadWhereSyntax/i.test(said)) return null;
	const mostRows = fewerRows.find((rows) => rows < count);
	if (mostRows !== undefined && (orderBy === undefined || /\bcount\b/i.test(said))) return { mostRows };
	return orderBy === undefined ? null : { orders: false };
}
