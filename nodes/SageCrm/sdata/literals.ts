import { DateTime } from 'luxon';

/** A point in time in whole seconds since 1970, true UTC. */
export type Seconds = number;

/**
 * The ways to write a point in time in a `where`. Which one a server takes is found out by
 * asking it: only `day-at` is published (for SData 1.x), `iso-at` is generic SData, the quoted
 * forms were seen in other connectors.
 */
export const dateForms = ['iso-quoted', 'iso-at', 'sql-quoted', 'sql-compact', 'day-at', 'day-quoted'] as const;
export type DateForm = (typeof dateForms)[number];

/** Forms that name a day alone. */
export function isDayForm(form: DateForm): boolean {
	return form === 'day-at' || form === 'day-quoted';
}

/** `'O''Brien'`: a quote inside a string is doubled. */
export function textLiteral(text: string): string {
	return `'${text.replace(/'/g, "''")}'`;
}

/**
 * @param at seconds, true UTC
 * @param zone the zone in which the server reads literals
 */
export function dateLiteral(form: DateForm, at: Seconds, zone: string): string {
	const time = DateTime.fromSeconds(at, { zone });
	switch (form) {
		case 'iso-quoted':
			return `'${time.toFormat("yyyy-MM-dd'T'HH:mm:ss")}Z'`;
		case 'iso-at':
			return `@${time.toFormat("yyyy-MM-dd'T'HH:mm:ss")}Z@`;
		case 'sql-quoted':
			return `'${time.toFormat('yyyy-MM-dd HH:mm:ss')}'`;
		case 'sql-compact':
			return `'${time.toFormat('yyyyMMdd HH:mm:ss')}'`;
		case 'day-at':
			return `@${time.toFormat('yyyy-MM-dd')}@`;
		case 'day-quoted':
			return `'${time.toFormat('yyyy-MM-dd')}'`;
	}
}
