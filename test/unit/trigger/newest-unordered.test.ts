/* eslint-disable @n8n/community-nodes/no-restricted-imports -- fast-check makes the cases; nothing of this is published */
import fc from 'fast-check';
import { newestWithoutOrder } from '../../../nodes/SageCrm/trigger/newest-unordered';
import { Partitions, type Page, type RangeQuery, type Version } from '../../../nodes/shared/polling';

const now = 1_800_000_000;
const day = 24 * 3600;

interface Table {
	readonly rows: ReadonlyArray<Version<unknown>>;
	readonly cap: number;
	/** Whether the server reads days only. */
	readonly days: boolean;
	readonly totals: boolean;
}

const date = fc.oneof(
	fc.integer({ min: now - 900 * day, max: now }),
	fc.integer({ min: now - 20, max: now }),
	fc.integer({ min: now + 1, max: now + 90 * day }),
	fc.constant(null),
);

const tables: fc.Arbitrary<Table> = fc.record({
	rows: fc
		.array(fc.tuple(date, date), { maxLength: 30 })
		.map((dates) => dates.map(([created, updated], at) => ({ id: at + 1, created, updated, digest: '', payload: {} }))),
	cap: fc.integer({ min: 1, max: 8 }),
	days: fc.boolean(),
	totals: fc.boolean(),
});

/** Answers as a server would: the highest ids first, whatever was asked. */
function serverOf({ rows, cap, days, totals }: Table) {
	let asked = 0;
	const range = async ({ from, above, upTo }: RangeQuery): Promise<Page<unknown>> => {
		asked++;
		const bound = from === null ? null : days ? Math.floor(from / day) * day - day : from;
		const matching = rows.filter(
			({ id, created, updated }) =>
				id > above &&
				id <= (upTo ?? Infinity) &&
				(bound === null || (created ?? 0) >= bound || (updated ?? 0) >= bound),
		);
		const versions = matching.toReversed().slice(0, cap);
		const clock = { server: now, local: now, elapsed: 0 };
		return await Promise.resolve({ versions, total: totals ? matching.length : null, clock });
	};
	const partitions = new Partitions(range, { largest: cap, totalsProven: totals });
	return {
		some: async (from: number | null) => await range({ from, above: 0, upTo: null }),
		page: async (from: number, after: number) => await partitions.page({ from, after }),
		slack: () => (days ? 2 * day : 0),
		asked: () => asked,
	};
}

const datesOf = ({ created, updated }: Version<unknown>) => [created, updated].filter((at) => at !== null);

describe('the newest date on a server that cannot sort', () => {
	it('is found, whatever lies in the future', async () => {
		await fc.assert(
			fc.asyncProperty(tables, async (table) => {
				const { versions } = await newestWithoutOrder(serverOf(table));
				const present = (all: ReadonlyArray<Version<unknown>>) => all.flatMap(datesOf).filter((at) => at <= now);
				expect(Math.max(0, ...present(versions))).toBe(Math.max(0, ...present(table.rows)));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('takes few requests, however many rows there are', async () => {
		const rows = Array.from({ length: 5_000 }, (_, at) => {
			const created = now - 700 * day + at * 12_000;
			return { id: at + 1, created, updated: created + 5, digest: '', payload: {} };
		});
		const server = serverOf({ rows, cap: 100, days: false, totals: true });
		const { versions } = await newestWithoutOrder(server);
		expect(versions.map(({ id }) => id)).toEqual([5_000]);
		expect(server.asked()).toBeLessThan(32);
	});

	it('is none in an empty table', async () => {
		const server = serverOf({ rows: [], cap: 5, days: false, totals: true });
		expect(await newestWithoutOrder(server)).toMatchObject({ versions: [], complete: true });
	});
});
