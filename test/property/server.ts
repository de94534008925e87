import type { Newest, Page, PageQuery } from '../../nodes/shared/polling/index.ts';
import type { RowVersion, ServerModel } from './server-model.ts';

/** The table as one poll reads it. */
export interface Reading {
	page(query: PageQuery): Promise<Page<RowVersion>>;
	newest(): Promise<Newest>;
	ambiguity(stamp: number): number;
	/** What was found out about the server, for the next poll. */
	known(): unknown;
}

/** What is polled: the model itself, or something that shows what is in it. */
export interface Server {
	readonly model: ServerModel;
	/**
	 * @param known what an earlier reading had found out; null at first
	 * @param beforeRequest to be called before each request of a page; what it throws is the request's failure
	 */
	open(known: unknown, beforeRequest: () => void): Reading;
}
