import { z } from 'zod';
import { isDiagnosesAlone } from './diagnoses';

/** A record as it came: column names in whatever casing the server chose, `$…` among them. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** One page of a list. */
export interface Feed {
	readonly records: readonly RawRecord[];
	/** `$totalResults`, null where the server leaves it out or sends no whole number. */
	readonly total: number | null;
}

const rawRecord = z.record(z.string(), z.unknown());
const feedShape = z.object({ $resources: z.array(rawRecord), $totalResults: z.unknown() });

/** @returns null when the answer is not a list */
export function readFeed(answer: unknown): Feed | null {
	const parsed = feedShape.safeParse(answer);
	if (!parsed.success) return null;
	return { records: parsed.data.$resources, total: wholeNumber(parsed.data.$totalResults) };
}

/**
 * A single record: a flat object; some servers wrap it into a list of one.
 *
 * @returns null when the answer is neither
 */
export function readRecord(answer: unknown): RawRecord | null {
	const feed = readFeed(answer);
	if (feed !== null) return feed.records[0] ?? null;
	const parsed = rawRecord.safeParse(answer);
	return parsed.success && !isDiagnosesAlone(parsed.data) ? parsed.data : null;
}

/** A number, or text that is one: `$key` is an integer in Sage's own model, text in generic SData. */
export function wholeNumber(value: unknown): number | null {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
	if (typeof value !== 'string' || !/^-?\d{1,16}$/.test(value.trim())) return null;
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : null;
}
