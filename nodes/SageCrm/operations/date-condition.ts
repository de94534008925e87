import { DateTime } from 'luxon';
import { dayToSend, isDateText, readDay } from '../sdata/days';
import { dateLiteral } from '../sdata/literals';
import { readStamp } from '../sdata/stamps';
import { isEmpty } from '../sdata/values';
import { compare } from '../sdata/where';
import { repeated } from './repeated';
import { RowProblem, rowTestOf, type FilterRow, type RowTest, type Zones } from './filter-row';

const day = 86_400;
/** Databases of Sage CRM keep no earlier one. */
export const earliest = '@1753-01-01@';

/** The server is asked for days, the one form that Sage publishes, and one more; what it sends is looked at. */
export function dateTest({ column, condition, value }: FilterRow, type: 'date' | 'datetime', zones: Zones): RowTest {
	const text = String(value).trim();
	const moment = DateTime.fromISO(text.replace(' ', 'T'), { zone: zones.workflow });
	if (!isDateText(text) || !moment.isValid) {
		throw new RowProblem(`The filter for ${column} needs a date, not ${repeated(text)}: write it like 2026-01-31.`);
	}
	if (condition === 'contains' || condition === 'startsWith' || condition === 'endsWith' || condition === 'oneOf') {
		throw new RowProblem(
			`The condition of the filter for ${column} does not fit, for ${column} holds dates: choose another condition.`,
		);
	}
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
	const from = Math.floor(moment.toSeconds());
	const until = isDay ? Math.floor(moment.plus({ days: 1 }).toSeconds()) : from + 1;
	const literal = (at: number) => ({ literal: dateLiteral('day-at', at, zones.server) });
	const atLeast = compare(column, 'ge', literal(from - day));
	const atMost = `${column} between ${earliest} and ${dateLiteral('day-at', until + 2 * day, zones.server)}`;
	const where: Record<typeof condition, string> = {
		equals: `${column} between ${dateLiteral('day-at', from - day, zones.server)} and ${dateLiteral('day-at', until + 2 * day, zones.server)}`,
		notEquals: '',
		greater: atLeast,
		greaterOrEqual: atLeast,
		less: atMost,
		lessOrEqual: atMost,
	};
	/** Less than 0 before it, 0 within it, more than 0 behind it. */
	const placeOf = (held: unknown): number => {
		if (type === 'date') {
			const shown = readDay(held, zones.server);
			return shown === null ? unreadable(held) : Math.sign(shown.localeCompare(dayToSend(text, zones.workflow)));
		}
		const at = readStamp(held, zones.server);
		return at === null ? unreadable(held) : at < from ? -1 : at >= until ? 1 : 0;
	};
	const unreadable = (held: unknown): never => {
		throw new RowProblem(
			`The filter for ${column} cannot be applied, for Sage CRM shows a date there as "${String(held)}": filter by Text instead.`,
		);
	};
	const tests: Record<typeof condition, (place: number) => boolean> = {
		equals: (place) => place === 0,
		notEquals: (place) => place !== 0,
		greater: (place) => place > 0,
		greaterOrEqual: (place) => place >= 0,
		less: (place) => place < 0,
		lessOrEqual: (place) => place <= 0,
	};
	const isMet = (held: unknown) => !isEmpty(held) && tests[condition](placeOf(held));
	return rowTestOf({ column, where: where[condition], isMet, isDated: true });
}
