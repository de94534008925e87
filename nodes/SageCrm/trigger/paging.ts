import { z } from 'zod';
import type { KnownAnswers } from '../../shared/polling';
import type { Page } from '../sdata/client';
import { provesTotals, type EntityReader } from './entity-reader';

/** How one server pages. `orderBy` is documented since 2024 R2; older servers may ignore it. */
export interface Paging extends KnownAnswers {
	/** Whether the order that is asked for is kept. */
	readonly ordered: boolean;
	/** Rows that may be asked for at once, where it has refused more; else null. */
	readonly mostRows: number | null;
}

export const pagingShape: z.ZodType<Paging, z.ZodTypeDef, unknown> = z.object({
	ordered: z.boolean(),
	largest: z.number().int().min(1),
	totalsProven: z.boolean(),
	mostRows: z.number().int().min(1).nullable().default(null),
});

/**
 * Asks for the two lowest and the two highest ids. From a server that refuses an order the client gets rows in
 * any, which shows here as well.
 *
 * @returns null where there are too few records to tell
 */
export async function findPaging(reader: EntityReader): Promise<Paging | null> {
	const { idColumn } = reader.entity;
	// One after the other: it is often the first request of all, and a wrong password sent twice may lock the user out.
	const up = await reader.list({ orderBy: idColumn, count: 2 });
	const down = await reader.list({ orderBy: `${idColumn} desc`, count: 2 });
	const [lowest, second] = idsOf(reader, up);
	const [highest, before] = idsOf(reader, down);
	if (lowest === undefined || second === undefined || highest === undefined || before === undefined) return null;
	const totalsProven = provesTotals(up) || provesTotals(down);
	if (lowest < second && highest > before && lowest < highest)
		return { ordered: true, largest: 2, totalsProven, mostRows: null };
	const some = await reader.list({});
	return {
		ordered: false,
		largest: Math.max(1, some.records.length),
		totalsProven: provesTotals(some),
		mostRows: null,
	};
}

function idsOf(reader: EntityReader, page: Page): number[] {
	return reader.versionsOf(page).map(({ id }) => id);
}
