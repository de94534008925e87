import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { code, keys, object, resources, sdata } from './client.ts';

let simulator: Simulator;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

beforeAll(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.quirks.reset());
afterAll(() => simulator.close());

test('a list has totals, the 1-based start and the page size', async () => {
	const answer = await sdata(simulator, 'company', { query: { startIndex: '11', count: '5' } });
	expect(object(answer.json)).toMatchObject({ $totalResults: 500, $startIndex: 11, $itemsPerPage: 5 });
	expect(keys(answer)).toEqual(range(11, 15));
});

test('pages by startIndex reach every row once', async () => {
	const seen: unknown[] = [];
	for (;;) {
		const page = keys(await sdata(simulator, 'lead', { query: { startIndex: String(seen.length + 1), count: '200' } }));
		if (page.length === 0) break;
		seen.push(...page);
	}
	expect(seen).toEqual(range(1, 300));
});

test('pages by id reach every row once, and the total is what is left', async () => {
	const seen: unknown[] = [];
	for (;;) {
		const query = { where: `Pers_PersonId gt ${seen.length}`, orderBy: 'Pers_PersonId', count: '200' };
		const answer = await sdata(simulator, 'person', { query });
		expect(object(answer.json).$totalResults).toBe(1500 - seen.length);
		if (keys(answer).length === 0) break;
		seen.push(...keys(answer));
	}
	expect(seen).toEqual(range(1, 1500));
});

test('a row that is edited or added between two pages is in the totals and pages at once', async () => {
	const list = () => sdata(simulator, 'notes', { query: { where: "Note_Note like 'Fresh%'", count: '200' } });
	expect(keys(await list())).toEqual([]);
	const id = simulator.store.insert('notes', { Note_Note: 'Fresh one' });
	simulator.store.update('notes', 5, { Note_Note: 'Fresh five' });
	expect(keys(await list())).toEqual([5, id]);
	simulator.store.update('notes', 5, { Note_Note: 'Stale' });
	simulator.store.remove('notes', id);
	expect(keys(await list())).toEqual([]);
});

test('orders by a column, both ways', async () => {
	const names = async (orderBy: string) =>
		resources(await sdata(simulator, 'company', { query: { orderBy, count: '200' } })).map((row) =>
			String(row.Comp_Name).toLowerCase(),
		);
	const up = await names('comp_name');
	expect(up).toEqual([...up].sort());
	const down = await names('Comp_Name desc');
	expect(down).toEqual([...down].sort().reverse());
	expect(
		keys(await sdata(simulator, 'company', { query: { orderBy: 'Comp_CompanyId desc', count: '3', startIndex: '2' } })),
	).toEqual([499, 498, 497]);
});

test('the newest row comes first when ordered by the updated stamp', async () => {
	const id = simulator.store.insert('lead', { Lead_Description: 'newest' }, { created: Date.UTC(2030, 0, 1) });
	expect(keys(await sdata(simulator, 'lead', { query: { orderBy: 'Lead_UpdatedDate desc', count: '1' } }))).toEqual([
		id,
	]);
	simulator.store.remove('lead', id);
});

test.each([
	[{ startIndex: '0' }, 'BadQueryParameter'],
	[{ startIndex: 'x' }, 'BadQueryParameter'],
	[{ count: '-1' }, 'BadQueryParameter'],
	[{ orderBy: 'Comp_Nonsense' }, 'BadQueryParameter'],
	[{ orderBy: 'Comp_Name; drop table x' }, 'BadQueryParameter'],
])('refuses %j', async (query, expected) => {
	const answer = await sdata(simulator, 'company', { query });
	expect([answer.status, code(answer)]).toEqual([400, expected]);
});

test('select narrows a list and a record, and $key comes regardless', async () => {
	const [row = {}] = resources(
		await sdata(simulator, 'company', { query: { select: 'comp_name,Comp_Type', count: '1' } }),
	);
	expect(Object.keys(row)).toEqual(['$key', '$title', '$url', 'Comp_Name', 'Comp_Type']);
	const record = object((await sdata(simulator, "company('7')", { query: { select: 'Comp_Name' } })).json);
	expect(Object.keys(record)).toEqual(['$key', '$title', '$url', 'Comp_Name']);
});

describe('switches', () => {
	test('the page cap cuts down, or refuses', async () => {
		expect(keys(await sdata(simulator, 'company', { query: { count: '1000' } }))).toHaveLength(200);
		simulator.quirks.set({ pageCap: 100 });
		expect(keys(await sdata(simulator, 'company', { query: { count: '1000' } }))).toHaveLength(100);
		simulator.quirks.set({ overCap: 'refuse' });
		expect(code(await sdata(simulator, 'company', { query: { count: '101' } }))).toBe('BadQueryParameter');
	});

	test('a list without count has the default size', async () => {
		expect(keys(await sdata(simulator, 'company'))).toHaveLength(10);
		simulator.quirks.set({ defaultCount: 50 });
		expect(keys(await sdata(simulator, 'company'))).toHaveLength(50);
	});

	test('totals count the page only, or are missing', async () => {
		simulator.quirks.set({ totals: 'page' });
		expect(object((await sdata(simulator, 'company')).json).$totalResults).toBe(10);
		simulator.quirks.set({ totals: 'missing' });
		expect(object((await sdata(simulator, 'company')).json)).not.toHaveProperty('$totalResults');
	});

	test('the order asked for may be ignored or refused', async () => {
		const query = { orderBy: 'Comp_CompanyId desc', count: '3' };
		simulator.quirks.set({ orderBy: 'ignored' });
		expect(keys(await sdata(simulator, 'company', { query }))).toEqual([1, 2, 3]);
		simulator.quirks.set({ orderBy: 'refused' });
		expect(code(await sdata(simulator, 'company', { query }))).toBe('BadQueryParameter');
	});

	test.each(['idDescending', 'updated', 'shuffled'] as const)(
		'the natural order may be %s, and reaches every row',
		async (naturalOrder) => {
			simulator.quirks.set({ naturalOrder });
			const seen: unknown[] = [];
			for (const startIndex of ['1', '201'])
				seen.push(...keys(await sdata(simulator, 'lead', { query: { startIndex, count: '200' } })));
			expect(seen).not.toEqual(range(1, 300));
			expect([...seen].map(Number).sort((a, b) => a - b)).toEqual(range(1, 300));
		},
	);

	test('several columns in orderBy: all, the first, or refused', async () => {
		const query = { orderBy: 'Comp_Type,Comp_CompanyId desc', count: '200' };
		const suppliers = async () =>
			resources(await sdata(simulator, 'company', { query: { ...query, where: "Comp_Type eq 'Supplier'" } })).map(
				(row) => Number(row.$key),
			);
		const all = await suppliers();
		expect(all).toEqual([...all].sort((a, b) => b - a));
		simulator.quirks.set({ orderByColumns: 'first' });
		expect(await suppliers()).toEqual([...all].reverse());
		simulator.quirks.set({ orderByColumns: 'refused' });
		expect(code(await sdata(simulator, 'company', { query }))).toBe('BadQueryParameter');
	});

	test('select may be ignored', async () => {
		simulator.quirks.set({ select: 'ignored' });
		const [row = {}] = resources(await sdata(simulator, 'company', { query: { select: 'Comp_Name', count: '1' } }));
		expect(row).toHaveProperty('Comp_Type');
	});
});
