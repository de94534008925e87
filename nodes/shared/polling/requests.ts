import { inOrder } from './pages';
import type { ChangeSource, Page, PageQuery } from './types';

/**
 * Whether there is time for one more request.
 *
 * @param kept the part (0 to 1) of the poll's time that is kept for something else
 * @param seconds that the request will probably take
 */
export type HasTime = (kept: number, seconds: number) => boolean;

/** The requests of one poll of one resource. */
export class Requests<T> {
	/** Whether the source answered at all. */
	answered = false;
	private slowest = 0;

	/** @param first whether the first request is still to come: for that there is always time, so that every poll gets on */
	constructor(
		private readonly source: Pick<ChangeSource<T>, 'page'>,
		private readonly hasTime: HasTime,
		private first: boolean,
	) {}

	mayAsk(kept: number): boolean {
		return this.first || this.hasTime(kept, this.slowest);
	}

	/** @throws {OrderProblem}, and whatever the source throws */
	async page(query: PageQuery): Promise<Page<T>> {
		this.first = false;
		const page = await this.source.page(query);
		this.answered = true;
		this.slowest = Math.max(this.slowest, page.clock.elapsed);
		return inOrder(page, query.after);
	}
}
