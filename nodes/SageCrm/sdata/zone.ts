import { IANAZone } from 'luxon';

/**
 * A time zone by the names it goes by: IANA's (`Europe/Dublin`), Java's abbreviations (`GMT`, `EST`), or an offset
 * (`GMT+02:00`, `+0530`).
 *
 * @returns a name that luxon takes whatever Node's list of zones, one for one zone; null for what is none
 */
export function zoneNamed(text: string): string | null {
	const name = text.trim();
	if (/^(utc|gmt|z)$/i.test(name)) return 'UTC';
	const offset = /^(?:GMT|UTC)?([+-])(\d{1,2})(?::?([0-5]\d))?$/i.exec(name);
	if (offset !== null) {
		const [, sign = '+', hours = '', minutes = '00'] = offset;
		return Number(hours) > 14 ? null : offsetZone(sign, Number(hours), minutes);
	}
	return IANAZone.isValidZone(name) ? name : null;
}

function offsetZone(sign: string, hours: number, minutes: string): string {
	if (hours === 0 && minutes === '00') return 'UTC';
	return `UTC${sign}${hours}${minutes === '00' ? '' : `:${minutes}`}`;
}
