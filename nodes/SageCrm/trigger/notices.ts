import type { Notice } from '../../shared/polling';
import type { Entity } from '../entities';

/** What the log says of a notice, in one sentence. */
export function noticeText(notice: Notice, { plural }: Entity): string {
	switch (notice.about) {
		case 'clock-corrected':
			return `The clock of the Sage CRM server was set back by ${notice.seconds} s: ${plural} changed about then are read again, and a few events may come twice.`;
		case 'ledger-full':
			return `${notice.held} changed ${plural} wait for a later poll because the memory for this trigger is full: if this goes on, look for dates in the future (for example id ${notice.exampleId}).`;
	}
}
