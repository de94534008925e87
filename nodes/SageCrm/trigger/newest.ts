import { isFromFuture, type Newest } from '../../shared/polling';
import type { Page } from '../sdata/client';
import { clockOf, provesTotals, type EntityReader } from './entity-reader';

/** Records with dates in the future that a first poll looks through for the present. */
const futureRecords = 1000;

type Dated = 'created' | 'updated';

/** The newest versions of a server that keeps the order that is asked for. */
export async function newestInOrder(reader: EntityReader): Promise<Newest> {
	// Rows loaded by SQL can lack the updated stamp: the newest of them is found by the created one.
	const [byUpdated, byCreated] = await Promise.all([
		pagesDownToNow(reader, 'updated'),
		pagesDownToNow(reader, 'created'),
	]);
	const pages = [...byUpdated, ...byCreated];
	return {
		versions: pages.flatMap((page) => reader.versionsOf(page)),
		complete: isAll(reader, byUpdated, 'updated') && isAll(reader, byCreated, 'created'),
		totalsProven: pages.some(provesTotals),
		clock: clockOf(byUpdated[0]),
	};
}

/** Pages from the latest date down, until one shows a date that is not in the future. */
async function pagesDownToNow(reader: EntityReader, stamp: Dated): Promise<[Page, ...Page[]]> {
	const { createdColumn, updatedColumn } = reader.entity;
	const orderBy = `${stamp === 'created' ? createdColumn : updatedColumn} desc`;
	const isAhead = (page: Page) =>
		page.records.length > 0 &&
		reader.versionsOf(page).every((version) => isFromFuture(version[stamp] ?? 0, clockOf(page)));
	let page = await reader.list({ orderBy });
	const pages: [Page, ...Page[]] = [page];
	let received = 0;
	while (isAhead(page) && received < futureRecords) {
		received += page.records.length;
		page = await reader.list({ orderBy, startIndex: received + 1 });
		pages.push(page);
	}
	return pages;
}

/** Whether no row with such a date was left out: after the last of them come rows without it, or none. */
function isAll(reader: EntityReader, pages: readonly Page[], stamp: Dated): boolean {
	const last = pages.at(-1);
	const lowest = last && reader.versionsOf(last).at(-1);
	return lowest === undefined || lowest[stamp] === null;
}
