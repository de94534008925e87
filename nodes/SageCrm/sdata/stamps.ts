import { DateTime } from 'luxon';
import type { Seconds } from './literals';

/**
 * Sage CRM writes `2017-06-27T23:00:00Z`, whole seconds; whether its `Z` is true UTC depends on how
 * the server was set up, so the wall-clock part is read in the zone that the credential names. A
 * numeric offset (`+01:00`) is taken at its word. Fractions are cut off, never rounded up. In the hour that
 * clocks repeat in autumn it is the earlier of the two moments.
 *
 * @param format luxon's tokens, for dates that are written otherwise; what does not fit is read as above
 * @returns null for anything that is not a point in time, null and empty text included
 */
export function readStamp(value: unknown, zone: string, format: string | null = null): Seconds | null {
	if (typeof value !== 'string') return null;
	if (format !== null) {
		const time = DateTime.fromFormat(value.trim(), format, { zone, setZone: true, locale: 'en-US' });
		if (time.isValid) return earliest(time);
	}
	const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(value.trim());
	if (match === null) return null;
	const [, day, time, suffix] = match;
	const wall = `${day}T${time}`;
	if (suffix !== undefined && !/^z$/i.test(suffix)) return wholeSeconds(Date.parse(`${wall}${colon(suffix)}`));
	if (zone === 'UTC') return wholeSeconds(Date.parse(`${wall}Z`));
	return earliest(DateTime.fromISO(wall, { zone }));
}

/** The moment that a stamp stands for in another zone than the one in which it was read. */
export function rereadStamp(at: Seconds, from: string, to: string): Seconds {
	return readStamp(DateTime.fromSeconds(at, { zone: from }).toFormat("yyyy-MM-dd'T'HH:mm:ss"), to) ?? at;
}

/** How far apart the moments are that read like this one in a zone: 0 but in the hour that clocks repeat in autumn. */
export function repeatedBy(at: Seconds, zone: string): Seconds {
	if (zone === 'UTC') return 0;
	const readings = DateTime.fromSeconds(at, { zone })
		.getPossibleOffsets()
		.map((reading) => reading.toSeconds());
	return Math.max(...readings) - Math.min(...readings);
}

/** `2017-06-27T23:00:00.000Z`. */
export function isoStamp(at: Seconds): string {
	return new Date(at * 1000).toISOString();
}

function earliest(time: DateTime): Seconds | null {
	return wholeSeconds(Math.min(...time.getPossibleOffsets().map((reading) => reading.toMillis())));
}

function wholeSeconds(ms: number): Seconds | null {
	return Number.isNaN(ms) ? null : Math.floor(ms / 1000);
}

function colon(offset: string): string {
	return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}
