import { provesTotals } from './pages';
import type { Page, PageQuery, RecordId, Stamp, Version } from './types';

/** Asks for versions whose ids lie in a range, in any order, as many as the server gives. */
export interface RangeQuery {
	/** As in {@link PageQuery}. */
	readonly from: Stamp | null;
	readonly above: RecordId;
	/** null: without an upper end. */
	readonly upTo: RecordId | null;
}

export type AskRange<T> = (query: RangeQuery) => Promise<Page<T>>;

/** What is known of a server's answers. */
export interface KnownAnswers {
	/** The most rows that one of them held: where matches are not counted, only a range of so many ids is surely whole. */
	readonly largest: number;
	/** Whether a count was seen that is higher than the rows that came with it. */
	readonly totalsProven: boolean;
}

/** The server never answers a range of ids whole, however small it is. */
export class RangeProblem extends Error {
	constructor() {
		super('The server does not answer a range of ids whole.');
	}
}

/**
 * Makes pages in ascending order of ids where the server keeps no order: ranges of ids, each so small that
 * one answer holds all of it. Such an answer shows one moment, as a page does where the order is kept.
 */
export class Partitions<T> {
	/** How many ids the last range held that was answered whole and had rows in it. */
	private width: number | null = null;
	private largest: number;
	private totalsProven: boolean;

	constructor(
		private readonly ask: AskRange<T>,
		{ largest, totalsProven }: KnownAnswers,
	) {
		this.largest = largest;
		this.totalsProven = totalsProven;
	}

	async page({ from, after }: PageQuery): Promise<Page<T>> {
		let above = after;
		let width = this.width === null ? null : this.width * 2;
		for (;;) {
			const answer = await this.range({ from, above, upTo: width === null ? null : above + width });
			if (!this.isWhole(answer, width)) {
				if (width === 1) throw new RangeProblem();
				width = Math.max(1, Math.floor((width ?? reachOf(answer.versions, above)) / 2));
			} else if (answer.versions.length > 0 || width === null) {
				this.width = width;
				// What was counted in a part says nothing of the rest.
				return width === null ? answer : { ...answer, total: null };
			} else {
				above += width;
				width = null;
			}
		}
	}

	private async range(query: RangeQuery): Promise<Page<T>> {
		const { versions, total, clock } = await this.ask(query);
		const sorted = [...new Map(versions.map((version) => [version.id, version])).values()].sort((a, b) => a.id - b.id);
		this.largest = Math.max(this.largest, sorted.length);
		const page = { versions: sorted, total, clock };
		this.totalsProven ||= provesTotals(page);
		return page;
	}

	private isWhole({ versions, total }: Page<T>, width: number | null): boolean {
		if (versions.length === 0) return true;
		if (this.totalsProven && total !== null) return total <= versions.length;
		return width !== null && width <= this.largest;
	}
}

/** How many ids there are from a range's lower end to the last one that was seen in it. */
function reachOf(versions: ReadonlyArray<Version<unknown>>, above: RecordId): number {
	return (versions.at(-1)?.id ?? above + 1) - above;
}
