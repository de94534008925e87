import { startSimulator, type Quirks, type Simulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { endTime, pass, simulateEach, startTime } from './time.ts';

const start = '2026-03-02T09:00:00Z';
const minute = 60_000;

/** Each thing that is not confirmed of Sage CRM's answers: the trigger has to cope with every one of them. */
const servers: Array<[string, Partial<Quirks>]> = [
	['with pages of three', { pageCap: 3 }],
	['without totals', { totals: 'missing' }],
	['whose totals count the page, three rows each', { totals: 'page', pageCap: 3 }],
	['with keys as text', { keyType: 'string' }],
	['with names in any casing', { casing: 'scrambled' }],
	['that hides the created date', { hiddenColumns: ['Comp_CreatedDate'] }],
	['that takes only @…@ dates', { dateLiterals: ['isoAt'] }],
	['that takes only SQL dates', { dateLiterals: ['sqlQuoted'] }],
	['that takes only days', { dateLiterals: ['dayAt'] }],
	['that finds nothing for a date it does not read', { dateLiterals: ['isoAt'], refusedLiteral: 'nothing' }],
	['that finds everything for a date it does not read', { dateLiterals: ['sqlQuoted'], refusedLiteral: 'everything' }],
	['that reads dates in another zone than it writes them', { literalZone: 'America/New_York' }],
	['that stores finer than it shows', { subSecondStorage: true }],
	['that rounds what it shows', { subSecondStorage: true, stampRounding: 'round' }],
	['whose stamps run an hour ahead', { stampOffsetMs: 3_600_000 }],
	['whose stamps lie five hours behind', { stampOffsetMs: -18_000_000 }],
	['that leaves out the date header', { dateHeader: false }],
	['that leaves out columns without a value', { nullColumns: 'omitted' }],
	['that refuses to keep an order', { orderBy: 'refused', naturalOrder: 'shuffled', pageCap: 3 }],
	['that ignores the order, by id', { orderBy: 'ignored', naturalOrder: 'id', pageCap: 3 }],
	['that ignores the order, the newest id first', { orderBy: 'ignored', naturalOrder: 'idDescending', pageCap: 3 }],
	['that ignores the order, by date', { orderBy: 'ignored', naturalOrder: 'updated', pageCap: 3 }],
	['that ignores the order, in any', { orderBy: 'ignored', naturalOrder: 'shuffled', pageCap: 3 }],
	[
		'that ignores the order and does not count',
		{ orderBy: 'ignored', naturalOrder: 'shuffled', pageCap: 3, totals: 'missing' },
	],
	[
		'that ignores the order and counts the page',
		{ orderBy: 'ignored', naturalOrder: 'shuffled', pageCap: 3, totals: 'page' },
	],
	[
		'that ignores the order and takes only days',
		{ orderBy: 'ignored', naturalOrder: 'shuffled', dateLiterals: ['dayAt'] },
	],
	[
		'that ignores the order and whose stamps lie five hours behind',
		{ orderBy: 'ignored', naturalOrder: 'shuffled', stampOffsetMs: -18_000_000 },
	],
];

describe.each(servers)('a server %s', (_, quirks) => {
	let simulator: Simulator;

	simulateEach({ data: 'business', now: start, quirks }, (started) => {
		simulator = started;
	});

	it('has every change delivered once', async () => {
		const { store, credential } = simulator;
		const trigger = openTrigger({ ...credential }, {});
		expect(await trigger.poll()).toEqual([]);
		const events = [];
		const ids: number[] = [];
		for (let round = 0; round < 4; round++) {
			pass(simulator, minute + 300);
			for (let count = 0; count < 5; count++) {
				pass(simulator, 250);
				ids.push(store.insert('company', { Comp_Name: `Round ${round}` }));
			}
			events.push(...(await trigger.poll()));
		}
		for (let round = 0; round < 3; round++) {
			pass(simulator, 2 * minute);
			events.push(...(await trigger.poll()));
		}
		expect(events.map(({ id }) => id).sort()).toEqual([...ids].sort());
		if (quirks.hiddenColumns === undefined) {
			expect(new Set(events.map(({ eventType }) => eventType))).toEqual(new Set(['created']));
		}
	});
});

describe('a server that stores finer than it shows and rounds up', () => {
	it('is asked for a second earlier', async () => {
		startTime(start);
		const quirks: Partial<Quirks> = { subSecondStorage: true, stampRounding: 'round' };
		const simulator = await startSimulator({ data: 'empty', now: start, quirks });
		try {
			const { store, credential, requests } = simulator;
			for (let count = 0; count < 12; count++) {
				store.insert('company', { Comp_Name: `Row ${count}` });
				pass(simulator, 1700);
			}
			const trigger = openTrigger({ ...credential }, {});
			await trigger.poll();
			const [scan] = requests.list().slice(-1);
			// The newest row is stored at 09:00:18.7 and shown as 09:00:19; the look-back is 61 seconds.
			expect(scan?.query.where).toContain("Comp_UpdatedDate ge '2026-03-02T08:59:18Z'");
		} finally {
			await simulator.close();
			endTime();
		}
	});
});
