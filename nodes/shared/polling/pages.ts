import type { Draft } from './draft';
import type { Page, RecordId } from './types';

/** The server did not keep the order of ids that was asked for. */
export class OrderProblem extends Error {
	constructor() {
		super('The server does not return records in the order of their ids.');
	}
}

/** @throws {OrderProblem} */
export function inOrder<T>(page: Page<T>, after: RecordId): Page<T> {
	let last = after;
	for (const { id } of page.versions) {
		if (id <= last) throw new OrderProblem();
		last = id;
	}
	return page;
}

/** Never because a page was shorter than asked for: servers clamp. */
export function isLast(draft: Pick<Draft<unknown>, 'totalsProven'>, { versions, total }: Page<unknown>): boolean {
	return versions.length === 0 || (draft.totalsProven && total !== null && total <= versions.length);
}

/** Some servers count only the page: a count is believed once one was seen that is higher than its page. */
export function provesTotals({ versions, total }: Page<unknown>): boolean {
	return total !== null && total > versions.length;
}

export function observeTotal(draft: Draft<unknown>, page: Page<unknown>): void {
	if (provesTotals(page)) draft.totalsProven = true;
}
