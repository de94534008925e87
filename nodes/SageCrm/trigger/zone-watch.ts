import { DateTime } from 'luxon';
import { effectiveStamp, type PollResult, type ResourceState } from '../../shared/polling';
import type { Seconds } from '../sdata/literals';

/** The unit of zones. */
const quarter = 900;
/** How far from a multiple of it a difference may be: clocks are not exact, and nobody knows the second of a change. */
const tolerance = 200;
/** So many changes in a row have to be off by the same time. */
const enough = 3;

/** Where to look for a zone, after the one that n8n is set to: the most used ones of each offset. */
const commonZones = [
	'UTC',
	'Europe/London',
	'Europe/Paris',
	'Europe/Athens',
	'Asia/Dubai',
	'Asia/Kolkata',
	'Asia/Singapore',
	'Asia/Tokyo',
	'Australia/Sydney',
	'Pacific/Auckland',
	'America/Sao_Paulo',
	'America/Halifax',
	'America/New_York',
	'America/Chicago',
	'America/Denver',
	'America/Los_Angeles',
];

/**
 * Notices dates of fresh changes that are steadily off by quarters of an hour: the server then shows the time
 * of another zone than the credential says.
 */
export class ZoneWatch {
	private readonly seen = new Map<string, readonly number[]>();

	/**
	 * @param shifts in quarters of an hour, of the changes of one poll
	 * @returns the shift to warn of: once for a trigger, when it is certain
	 */
	observe(trigger: string, shifts: readonly number[]): number | null {
		const before = this.seen.get(trigger) ?? [];
		if (before.length > enough) return null;
		const last = [...before, ...shifts].slice(-enough);
		const [shift] = last;
		const isCertain =
			shift !== undefined && shift !== 0 && last.length === enough && last.every((next) => next === shift);
		this.seen.set(trigger, isCertain ? [...last, shift] : last);
		return isCertain ? shift : null;
	}
}

/**
 * By how many quarters of an hour the date of each change is off, which happened since the poll before; 0 where
 * it need not be. Nothing where that cannot be told: at a start, beside a backlog, after a long pause, without a
 * server time.
 */
export function shiftsOf(
	before: ResourceState | null,
	{ state, changes }: PollResult<unknown>,
	settle: Seconds,
): number[] {
	if (before === null || state === null || before.lead === null || state.lead === null) return [];
	if (before.scan !== null || before.backlogs.length > 0) return [];
	const since = before.lastLocal + before.lead;
	const now = state.lastLocal + state.lead;
	if (now - since > quarter / 2) return [];
	return changes.map(({ version }) => {
		const stamp = effectiveStamp(version);
		if (stamp >= since - settle && stamp <= now) return 0;
		const shift = stamp - (since + now) / 2;
		const quarters = Math.round(shift / quarter);
		return Math.abs(shift - quarters * quarter) <= tolerance ? quarters : 0;
	});
}

/** A zone whose clocks show the time of `zone` shifted by so many quarters of an hour at that moment. */
export function zoneThatFits(quarters: number, at: Seconds, zone: string, preferred: string): string {
	const offset = DateTime.fromSeconds(at, { zone }).offset + quarters * 15;
	const fits = (candidate: string) => DateTime.fromSeconds(at, { zone: candidate }).offset === offset;
	const known = [preferred, ...commonZones].find(fits);
	if (known !== undefined) return known;
	const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
	return `UTC${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}
