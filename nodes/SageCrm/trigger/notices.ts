import type { Notice, ResourceState } from '../../shared/polling';
import type { Entity } from '../entities';
import { dateLiteral } from '../sdata/literals';
import { lowerBound, type Dialect } from './dialect';
import type { Paging } from './paging';
import { zoneThatFits } from './zone-watch';

/** What the log says of a notice, in one sentence. */
export function noticeText(notice: Notice, { plural }: Entity): string {
	switch (notice.about) {
		case 'clock-corrected':
			return `The clock of the Sage CRM server was set back by ${notice.seconds} s: ${plural} changed about then are read again, and a few events may come twice.`;
		case 'ledger-full':
			return `The memory for this trigger is full, so that ${notice.held} of the changed ${plural} ${notice.held === 1 ? 'waits' : 'wait'} for a later poll: that passes after a change of very many records; if it goes on, look for dates in the future (for example id ${notice.exampleId}).`;
		case 'undated':
			return `Sage CRM sent ${notice.count} of the ${plural} with neither a created nor an updated date (for example id ${notice.exampleId}): they are delivered now, and changes of them can be noticed only once they have a date.`;
	}
}

/** What was found out about how a server reads dates, in one sentence; `at` is an example, in seconds. */
export function dialectText(dialect: Dialect, { plural }: Entity, at: number, zone: string): string {
	const shown = dateLiteral('sql-quoted', at, zone);
	const asked = lowerBound(dialect, at, zone);
	const hidden = dialect.asksCreated ? (dialect.asksUpdated ? null : 'last change') : 'creation';
	const without =
		hidden === null
			? ''
			: `, but does not let their date of ${hidden} be asked for: what has no other date is not seen`;
	return `Sage CRM is asked for ${plural} changed at ${shown} or later (${zone}) with the date ${asked}${without}.`;
}

/** What was found out about how a server pages, in one sentence. */
export function pagingText({ ordered, totalsProven, largest, mostRows }: Paging, { plural }: Entity): string {
	if (ordered) {
		const atMost = mostRows === null ? '' : `, ${mostRows} at once at the most`;
		return `Sage CRM sends ${plural} in the order of their ids${atMost}.`;
	}
	const whole = totalsProven
		? 'its count says when a range is whole'
		: `it does not count, so ranges have ${largest} ids at the most`;
	return `Sage CRM does not send ${plural} in the order that is asked for, so they are read in ranges of ids: ${whole}. Sage CRM 2024 R2 or later needs fewer requests.`;
}

/**
 * How far what had changed before is read, beside which new changes are delivered at once: a start in the past, or
 * what a bulk change has left.
 *
 * @returns null where there is nothing of the kind
 */
export function progressText(
	before: ResourceState | null,
	{ backlogs, maxId }: ResourceState,
	{ plural }: Entity,
): string | null {
	if (backlogs.length > 0) {
		const done = backlogs.reduce((lowest, { last }) => Math.min(lowest, last), Infinity);
		return `Earlier changes of ${plural} are being read beside the new ones: up to ID ${done} of ${maxId}.`;
	}
	return before !== null && before.backlogs.length > 0 ? `All earlier changes of ${plural} have been read.` : null;
}

/**
 * That dates are steadily off, by quarters of an hour, and what would mend it.
 *
 * @param owner whose zone it is: `in the credential`
 */
export function zoneText(quarters: number, at: number, zone: string, preferred: string, owner: string): string {
	const where = quarters > 0 ? 'ahead of' : 'behind';
	const fitting = zoneThatFits(quarters, at, zone, preferred);
	return `The dates of new changes lie ${Math.abs(quarters) * 15} minutes ${where} the Sage CRM server's clock: if the server shows local time, set the time zone ${owner} to ${fitting} (now ${zone}).`;
}
