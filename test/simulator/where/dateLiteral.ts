import type { DateLiteralForm, Quirks } from '../quirks/types.ts';
import type { Literal } from './tree.ts';

/** What a server makes of a date literal: a wall clock (milliseconds, as if UTC), or nothing. */
export function readDateLiteral(literal: Literal, quirks: Readonly<Quirks>): number | undefined {
	const form = formOf(literal);
	if (form === undefined || !quirks.dateLiterals.includes(form)) return undefined;
	const wall = parseWall(literal.text);
	return wall === undefined
		? undefined
		: Math.floor(wall / grain[quirks.literalGranularity]) * grain[quirks.literalGranularity];
}

// A fraction of a second in a literal is heeded; "second" only means that nothing is cut off on purpose.
const grain = { second: 1, minute: 60_000, day: 86_400_000 };

const dayText = /^\d{4}-\d{2}-\d{2}$/;
const isoText = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)(Z|[+-]\d{2}:\d{2})?$/;
const sqlText = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)$/;
const compactText = /^(\d{4})(\d{2})(\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)$/;

function formOf({ form, text }: Literal): DateLiteralForm | undefined {
	if (form !== 'quoted' && form !== 'at') return undefined;
	if (dayText.test(text)) return form === 'at' ? 'dayAt' : 'dayQuoted';
	if (isoText.test(text)) return form === 'at' ? 'isoAt' : 'isoQuoted';
	if (form === 'quoted' && sqlText.test(text)) return 'sqlQuoted';
	return form === 'quoted' && compactText.test(text) ? 'sqlCompact' : undefined;
}

/** Reads any of the forms as a wall clock: a `Z` is not heeded (the stamps carry one whatever their zone), another offset is. */
export function parseWall(text: string): number | undefined {
	const iso = isoText.exec(text);
	const sql = sqlText.exec(text);
	const compact = compactText.exec(text);
	if (dayText.test(text)) return wallOf(text, '00:00:00', 'Z');
	if (iso) return wallOf(iso[1], iso[2], iso[3] ?? 'Z');
	if (sql) return wallOf(sql[1], sql[2], 'Z');
	return compact ? wallOf(compact.slice(1, 4).join('-'), compact[4], 'Z') : undefined;
}

function wallOf(day = '', time = '', offset: string): number | undefined {
	// A day that its month does not have would be read as one of the next month.
	const midnight = Date.parse(`${day}T00:00:00Z`);
	if (!Number.isFinite(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined;
	const wall = Date.parse(`${day}T${time}${offset}`);
	return Number.isFinite(wall) ? wall : undefined;
}
