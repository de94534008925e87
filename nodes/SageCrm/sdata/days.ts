import { DateTime } from 'luxon';

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is written as a date, perhaps with a time: ISO has forms that nobody means, as 2026 or 10:30. */
export function isDateText(text: string): boolean {
	return /^\s*\d{4}-\d{2}-\d{2}([T ].*)?\s*$/i.test(text);
}

/**
 * The day that a date column shows. Servers write it as the moment of midnight in some zone
 * (`2017-06-27T23:00:00Z` for the 28th in Ireland), which shifts a day where the zone is dropped.
 *
 * @param zone the credential's
 * @returns `2017-06-28`; null for what is no date
 */
export function readDay(value: unknown, zone: string): string | null {
	if (typeof value !== 'string') return null;
	const text = value.trim();
	if (isoDay.test(text)) return DateTime.fromISO(text, { zone: 'UTC' }).toISODate();
	const moment = DateTime.fromISO(text.replace(' ', 'T'), { zone: 'UTC' });
	const there = moment.setZone(zone);
	if (isMidnight(there)) return there.toISODate();
	// Another zone than the one of the stamps: midnights lie nearer to their own day's than to another's,
	// but for zones more than twelve hours ahead.
	return moment.plus({ hours: 12 }).toISODate();
}

/**
 * The day to be sent for a date column. A moment is the day that it falls on for the user, but for midnight
 * UTC, which is how many programs write a day.
 *
 * @param zone the workflow's
 * @returns the value as it is where it is no date
 */
export function dayToSend(value: string, zone: string): string {
	const text = value.trim();
	if (isoDay.test(text)) return text;
	const moment = DateTime.fromISO(text.replace(' ', 'T'), { setZone: true });
	if (!isDateText(text) || !moment.isValid) return value;
	if (!/(Z|[+-]\d{2}(:?\d{2})?)$/i.test(text.slice(10))) return text.slice(0, 10);
	if (/(Z|[+-]00(:?00)?)$/i.test(text) && isMidnight(moment.toUTC())) return moment.toUTC().toISODate() ?? value;
	return moment.setZone(zone).toISODate() ?? value;
}

/**
 * The moment to be sent for a column of date and time, as Sage CRM shows it: the wall clock of its own zone.
 *
 * @param zone the workflow's, which a text without a zone is meant in
 * @param serverZone the credential's
 * @returns null for what is no moment
 */
export function momentToSend(value: string, zone: string, serverZone: string): string | null {
	const moment = DateTime.fromISO(value.trim().replace(' ', 'T'), { zone });
	return isDateText(value) && moment.isValid ? moment.setZone(serverZone).toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'") : null;
}

function isMidnight(time: DateTime): boolean {
	return time.hour === 0 && time.minute === 0 && time.second === 0;
}
