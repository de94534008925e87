import type { INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { errorOf, itemsOf, runAction } from './engine.ts';

type Row = readonly [column: string, condition: string, value: string | number | boolean];

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'empty', now: '2026-03-02T09:00:00Z' });
});

beforeEach(() => {
	simulator.reset();
	for (const [index, name] of ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm'].entries()) {
		const fields = {
			Comp_Name: name,
			Comp_WebSite: index < 2 ? `site${index}` : null,
			Comp_OptOut: index === 0 || null,
		};
		simulator.store.insert('company', fields);
	}
	for (const [index, day] of ['2026-01-30', '2026-01-31', '2026-02-01', null].entries()) {
		simulator.store.insert('opportunity', {
			Oppo_Description: day ?? 'none',
			Oppo_TargetClose: day,
			Oppo_Total: day === null ? null : index * 5,
		});
	}
});

afterAll(async () => await simulator.close());

const find = async (resource: string, parameters: INodeParameters) =>
	await runAction({ ...simulator.credential }, { resource, operation: 'getAll', returnAll: true, ...parameters });
const titles = async (resource: string, parameters: INodeParameters) =>
	itemsOf(await find(resource, parameters)).map(({ json }) => json.Comp_Name ?? json.Oppo_Description);
const rows = (...filter: readonly Row[]): INodeParameters => ({
	filters: { filter: filter.map(([column, condition, value]) => ({ column, condition, value })) },
});
const sortBy = (column: string): INodeParameters => ({ sort: { rule: [{ column, direction: 'desc' }] } });
/** More than fits into an address, so that the server cannot be asked for them. */
const manySites = Array.from({ length: 120 }, (_, index) => `site${index === 0 ? 0 : index + 500}`).join(',');
const long = 'x'.repeat(1_600);

describe.each(['null', 'omitted', 'empty'] as const)('records without a value (%s)', (nullColumns) => {
	beforeEach(() => simulator.quirks.set({ nullColumns }));

	it.each<[string, string, Row[], string[]]>([
		['account', 'all', [['Comp_WebSite', 'oneOf', manySites]], ['Alder']],
		['account', 'all', [['Comp_WebSite', 'notEquals', long]], ['Alder', 'Birch']],
		['account', 'all', [['Comp_WebSite', 'notEquals', 'site0']], ['Birch']],
		['account', 'all', [['Comp_WebSite', 'contains', long]], []],
		['opportunity', 'all', [['Oppo_TargetClose', 'notEquals', '2026-01-31']], ['2026-01-30', '2026-02-01']],
		[
			'opportunity',
			'any',
			[
				['Oppo_Total', 'equals', 0],
				['Oppo_TargetClose', 'greater', '2027-01-01'],
			],
			['2026-01-30'],
		],
		[
			'account',
			'any',
			[
				['Comp_WebSite', 'equals', 'site7'],
				['Comp_Name', 'equals', 'Elm'],
			],
			['Elm'],
		],
	])('meet no filter of %s by %s of %j', async (resource, match, filter, expected) => {
		expect(await titles(resource, { ...rows(...filter), match })).toEqual(expected);
	});

	it.each<[string, string | boolean, string[]]>([
		['equals', true, ['Alder']],
		['equals', 'true', ['Alder']],
		['equals', 'Y', ['Alder']],
		['notEquals', 'No', ['Alder']],
		['equals', false, ['Birch', 'Cedar', 'Dogwood', 'Elm']],
		['equals', 'N', ['Birch', 'Cedar', 'Dogwood', 'Elm']],
		['notEquals', 'Yes', ['Birch', 'Cedar', 'Dogwood', 'Elm']],
	])('are not ticked: %s %j', async (condition, value, expected) => {
		expect(await titles('account', rows(['Comp_OptOut', condition, value]))).toEqual(expected);
	});

	it('do not hinder an order', async () => {
		expect((await titles('account', sortBy('Comp_WebSite'))).slice(0, 2)).toEqual(['Birch', 'Alder']);
		expect(await titles('account', { ...sortBy('Comp_Territory'), returnAll: false, limit: 2 })).toHaveLength(2);
	});
});

describe.each(['served', 'missing'] as const)(
	'a column that is hidden from the user ($prototypes %s)',
	(prototypes) => {
		beforeEach(() => simulator.quirks.set({ prototypes, hiddenColumns: ['Comp_WebSite', 'Oppo_TargetClose'] }));

		it.each<[string, Row]>([
			['account', ['Comp_WebSite', 'equals', 'site0']],
			['account', ['Comp_WebSite', 'contains', '_']],
			['opportunity', ['Oppo_TargetClose', 'equals', '2026-01-31']],
		])('is no filter of %s: %j', async (resource, row) => {
			expect(errorOf(await find(resource, rows(row))).message).toBe(
				`Sage CRM shows this user no ${row[0]} in these records, so they cannot be filtered by it: check its name and the user's rights to it, or choose another column.`,
			);
		});

		it('is a filter where the word of the server is enough', async () => {
			expect(await titles('account', rows(['Comp_WebSite', 'startsWith', 'site']))).toEqual(['Alder', 'Birch']);
		});

		it('is a relation all the same', async () => {
			simulator.quirks.set({ hiddenColumns: ['Pers_CompanyId'] });
			simulator.store.insert('person', { Pers_LastName: 'Quirke', Pers_CompanyId: 2 });
			const relations = { Pers_CompanyId: { __rl: true, mode: 'id', value: '2' } };
			expect(itemsOf(await find('contact', { relations })).map(({ json }) => json.Pers_LastName)).toEqual(['Quirke']);
			const filter = rows(['Pers_CompanyId', 'equals', '2']);
			expect(itemsOf(await find('contact', filter)).map(({ json }) => json.Pers_LastName)).toEqual(['Quirke']);
		});
	},
);

describe('a column that is hidden', () => {
	beforeEach(() => simulator.quirks.set({ hiddenColumns: ['Comp_WebSite', 'Oppo_TargetClose'] }));

	it.each<[string, string, Row[]]>([
		['account', 'all', [['Comp_WebSite', 'oneOf', manySites]]],
		['opportunity', 'all', [['Oppo_TargetClose', 'notEquals', '2026-01-31']]],
		[
			'account',
			'any',
			[
				['Comp_WebSite', 'equals', 'site0'],
				['Comp_Name', 'equals', 'Elm'],
			],
		],
	])('is no filter of %s by %s of %j, which the server cannot be asked', async (resource, match, filter) => {
		expect(errorOf(await find(resource, { ...rows(...filter), match })).message).toContain(
			'so they cannot be filtered',
		);
	});
});

describe('an order', () => {
	it.each(['honoured', 'ignored', 'refused'] as const)(
		'by a column that is not there is refused (%s)',
		async (orderBy) => {
			simulator.quirks.set({ orderBy });
			for (const limited of [{}, { returnAll: false, limit: 2 }]) {
				expect(errorOf(await find('account', { ...sortBy('Comp_Nmae'), ...limited })).message).toContain(
					'shows this user no Comp_Nmae in these records, so they cannot be sorted by it',
				);
			}
		},
	);

	it('that the server refuses for this column alone is made here', async () => {
		simulator.faults.add({ kind: 'status', status: 400, times: 0, match: { path: 'orderBy=Comp_Name' } });
		const first = { ...sortBy('Comp_Name'), returnAll: false, limit: 2 };
		expect(await titles('account', first)).toEqual(['Elm', 'Dogwood']);
	});

	it('is the same whether it is made here or there', async () => {
		for (const name of ['B1', 'B10', 'B9', 'b2']) simulator.store.insert('company', { Comp_Name: name });
		const rule = { sort: { rule: [{ column: 'Comp_Name', direction: 'asc' }] } };
		const here = await titles('account', rule);
		expect(await titles('account', { ...rule, returnAll: false, limit: 9 })).toEqual(here);
		expect(here.slice(1, 5)).toEqual(['B1', 'B10', 'b2', 'B9']);
	});

	it.each(['Comp_WebSite', 'Comp_Code'])('is that of texts also where these look like numbers: %s', async (column) => {
		if (column === 'Comp_Code')
			simulator.store.define({ name: 'shop', prefix: 'Comp', columns: ['Comp_Name', column] });
		const [resource, on] = column === 'Comp_Code' ? ['custom', { entity: 'shop' }] : ['account', {}];
		const codes = ['9', '10', '1a', '100'];
		for (const code of codes)
			simulator.store.insert(column === 'Comp_Code' ? 'shop' : 'company', { Comp_Name: code, [column]: code });
		const sort = { ...on, ...rows([column, 'oneOf', codes.join(',')]), sort: { rule: [{ column, direction: 'asc' }] } };
		const here = await titles(resource ?? '', sort);
		expect(here).toEqual(['10', '100', '1a', '9']);
		expect(await titles(resource ?? '', { ...sort, returnAll: false, limit: 9 })).toEqual(here);
	});
});

describe('an order by a column', () => {
	const sums = [9, 100, 10];
	const sort = { entity: 'project', sort: { rule: [{ column: 'Proj_Sum', direction: 'asc' }] } };
	const inOrder = async () => itemsOf(await find('custom', sort)).map(({ json }) => Number(json.Proj_Sum));
	beforeEach(() => {
		simulator.store.define({ name: 'project', prefix: 'Proj', columns: [{ name: 'Proj_Sum', type: 'decimal' }] });
	});

	it.each(['null', 'omitted', 'empty'] as const)(
		'that nobody describes is that of its values (%s)',
		async (nullColumns) => {
			simulator.quirks.set({ prototypes: 'missing', nullColumns });
			simulator.store.insert('project', {});
			for (const sum of sums) simulator.store.insert('project', { Proj_Sum: sum });
			expect((await inOrder()).slice(0, 3)).toEqual([9, 10, 100]);
		},
	);

	it.each([{ $type: 'sdata/currency' }, {}])('whose type is not known is that of its values: %j', async (described) => {
		for (const sum of sums) simulator.store.insert('project', { Proj_Sum: sum });
		const body = JSON.stringify({ $resources: [{ $properties: { Proj_ProjectId: {}, Proj_Sum: described } }] });
		simulator.faults.add({ kind: 'status', status: 200, body, match: { path: '$prototypes' }, times: 0 });
		expect(await inOrder()).toEqual([9, 10, 100]);
	});

	it('and chosen columns are to be had where descriptions cannot be reached', async () => {
		simulator.faults.add({ kind: 'status', status: 401, match: { path: '$prototypes' }, times: 0 });
		const rule = { sort: { rule: [{ column: 'Comp_Source', direction: 'asc' }] } };
		simulator.quirks.set({ deletedRows: 'shown' });
		simulator.store.remove('company', 1);
		expect(await titles('account', { options: { columns: ['Comp_Name'] } })).toEqual([
			'Birch',
			'Cedar',
			'Dogwood',
			'Elm',
		]);
		expect(await titles('account', rule)).toHaveLength(4);
	});
});

describe('one of many IDs', () => {
	beforeEach(() =>
		simulator.quirks.set({ operators: ['and', 'or', 'eq', 'gt', 'between', 'parentheses'], maxUrlLength: 2048 }),
	);

	it.each([
		[30, 'Comp_CompanyId eq '],
		[60, 'Comp_CompanyId between 3 and 62'],
		[500, 'Comp_CompanyId between 3 and 502'],
	])('is asked for, not looked for in all of them: %d', async (count, condition) => {
		simulator.store.insertMany('company', 1_000, (index) => ({ Comp_Name: `Company ${index}` }));
		const ids = simulator.store
			.all('company')
			.slice(2, 2 + count)
			.map(({ id }) => id);
		const found = itemsOf(await find('account', rows(['Comp_CompanyId', 'oneOf', ids.toReversed().join(',')])));
		expect(found.map(({ json }) => json.key)).toEqual(ids);
		const asked = simulator.requests.list();
		for (const { query } of asked) expect(query.where).toContain(condition);
		expect(asked.length).toBeLessThanOrEqual(Math.ceil(count / 200) + 2);
	});

	it('is none of those between them', async () => {
		const gaps = Array.from({ length: 300 }, (_, index) => index * 2 + 1).join(',');
		expect(await titles('account', rows(['Comp_CompanyId', 'oneOf', gaps]))).toEqual(['Alder', 'Cedar', 'Elm']);
	});
});

describe('a date', () => {
	it.each<[string, string, string[]]>([
		['equals', '2026-01-31', ['2026-01-31']],
		['equals', '2026-01-31 00:00:00', ['2026-01-31']],
		['equals', '2026-01-31T18:30:00', ['2026-01-31']],
		['equals', ' 2026-01-31 ', ['2026-01-31']],
		['greaterOrEqual', '2026-01-31 00:00:00', ['2026-01-31', '2026-02-01']],
		['lessOrEqual', '2026-01-31T23:59:59', ['2026-01-30', '2026-01-31']],
	])('is found as it is meant: %s %s', async (condition, value, expected) => {
		expect(await titles('opportunity', rows(['Oppo_TargetClose', condition, value]))).toEqual(expected);
	});

	it.each(['20260131', '2026', '2026-01', '2026-W05-6', '10:30', '31/01/2026'])(
		'is not guessed from %s',
		async (value) => {
			for (const column of ['Oppo_TargetClose', 'Oppo_Opened']) {
				const failed = await find('opportunity', rows([column, 'equals', value]));
				expect(errorOf(failed).message).toBe(
					`The filter for ${column} needs a date, not "${value}": write it like 2026-01-31.`,
				);
			}
		},
	);

	it.each(['error', 'nothing', 'everything'] as const)(
		'is found on a server to which @2026-01-31@ means %s',
		async (refusedLiteral) => {
			simulator.quirks.set({ dateLiterals: ['isoQuoted'], refusedLiteral });
			const filter = rows(['Oppo_TargetClose', 'greaterOrEqual', '2026-01-31'], ['Oppo_Total', 'less', 10]);
			expect(await titles('opportunity', filter)).toEqual(['2026-01-31']);
		},
	);

	it.each(['error', 'nothing', 'everything'] as const)(
		'is found beside others, of which one is enough, where @2026-01-31@ means %s',
		async (refusedLiteral) => {
			simulator.quirks.set({ dateLiterals: ['isoQuoted'], refusedLiteral });
			const filter = rows(['Oppo_TargetClose', 'greaterOrEqual', '2026-01-31'], ['Oppo_Description', 'equals', 'none']);
			expect(await titles('opportunity', { ...filter, match: 'any' })).toEqual(['2026-01-31', '2026-02-01', 'none']);
		},
	);

	it('is found where it makes the server fail', async () => {
		simulator.faults.add({ kind: 'status', status: 500, times: 0, match: { path: '%40' } });
		simulator.faults.add({ kind: 'status', status: 500, times: 0, match: { path: '@' } });
		const filter = rows(['Oppo_TargetClose', 'greaterOrEqual', '2026-01-31']);
		expect(await titles('opportunity', filter)).toEqual(['2026-01-31', '2026-02-01']);
	});

	it('that means any, and is left out where it is empty, is not taken for hidden', async () => {
		simulator.quirks.set({ dateLiterals: ['isoQuoted'], refusedLiteral: 'everything', nullColumns: 'omitted' });
		const filter = rows(['Oppo_TargetClose', 'greaterOrEqual', '2026-01-31'], ['Oppo_Description', 'equals', 'none']);
		expect(await titles('opportunity', filter)).toEqual([]);
	});

	it('may be given as a date', async () => {
		const filter = rows(['Oppo_TargetClose', 'equals', '={{ new Date("2026-01-31T00:00:00Z") }}']);
		expect(await titles('opportunity', filter)).toEqual(['2026-01-31']);
	});

	it('costs one more request where it finds nothing', async () => {
		expect(await titles('opportunity', rows(['Oppo_TargetClose', 'greater', '2027-01-01']))).toEqual([]);
		expect(simulator.requests.list()).toHaveLength(2);
	});

	it('of a format of its own is no filter, and that is said', async () => {
		simulator.store.define({
			name: 'ticket',
			prefix: 'Tick',
			columns: ['Tick_Name'],
			stampFormat: 'dd/MM/yyyy HH:mm:ss',
		});
		simulator.store.insert('ticket', { Tick_Name: 'a' });
		const list = { entity: 'ticket', ...rows(['Tick_CreatedDate', 'greater', '2020-01-01']) };
		expect(errorOf(await find('custom', list)).message).toBe(
			'The filter for Tick_CreatedDate cannot be applied, for Sage CRM shows a date there as "02/03/2026 09:00:00": filter by Text instead.',
		);
	});
});

describe('records', () => {
	it('that are only marked as deleted do not come, though the server sends them', async () => {
		simulator.quirks.set({ deletedRows: 'shown' });
		const [first = 0, second = 0] = simulator.store.all('company').map(({ id }) => id);
		simulator.store.remove('company', first);
		expect(await titles('account', {})).toEqual(['Birch', 'Cedar', 'Dogwood', 'Elm']);
		expect(await titles('account', { returnAll: false, limit: 1 })).toEqual(['Birch']);
		expect(await titles('account', { ...sortBy('Comp_Name'), returnAll: false, limit: 9 })).toHaveLength(4);
		const columns = { options: { columns: ['Comp_Name'] } };
		simulator.quirks.set({ prototypes: 'missing' });
		expect(await titles('account', columns)).toEqual(['Birch', 'Cedar', 'Dogwood', 'Elm']);
		simulator.quirks.set({ prototypes: 'served' });
		expect(await titles('account', columns)).toEqual(['Birch', 'Cedar', 'Dogwood', 'Elm']);
		expect(await titles('account', { ...columns, returnAll: false, limit: 1 })).toEqual(['Birch']);
		const sorted = { ...columns, ...sortBy('Comp_Name'), returnAll: false, limit: 9 };
		expect(await titles('account', sorted)).toEqual(['Elm', 'Dogwood', 'Cedar', 'Birch']);
		const [item] = itemsOf(await find('account', columns));
		expect(Object.keys(item?.json ?? {}).toSorted()).toEqual(['Comp_CompanyId', 'Comp_Name', 'key']);
		expect(second).toBe(first + 1);
	});

	it('that are wanted are not asked for one by one behind others', async () => {
		simulator.quirks.set({ deletedRows: 'shown' });
		simulator.store.insertMany('company', 300, (index) => ({ Comp_Name: `Company ${index}` }));
		for (const { id } of simulator.store.all('company')) if (id < 250) simulator.store.remove('company', id);
		const first = { returnAll: false, limit: 1 };
		expect(await titles('account', first)).toEqual(['Company 244']);
		expect(simulator.requests.list().length).toBeLessThan(5);
		simulator.requests.clear();
		const sort = { sort: { rule: [{ column: 'Comp_CompanyId', direction: 'asc' }] } };
		expect(await titles('account', { ...first, ...sort })).toEqual(['Company 244']);
		expect(simulator.requests.list().length).toBeLessThan(7);
	});

	it.each(['page', 'missing'] as const)(
		'come all where pages are in order by chance and the count tells nothing (%s)',
		async (totals) => {
			simulator.store.insertMany('company', 20, (index) => ({ Comp_Name: `Company ${index}` }));
			simulator.clock.advance(1_000);
			for (const id of [4, 8]) simulator.store.update('company', id, { Comp_WebSite: 'changed' });
			simulator.quirks.set({ orderBy: 'ignored', naturalOrder: 'updated', pageCap: 23, totals });
			expect(await titles('account', {})).toHaveLength(25);
		},
	);

	it.each(['id', 'idDescending'] as const)('with other keys than numbers come once (%s)', async (naturalOrder) => {
		simulator.quirks.set({ keyType: 'guid', orderBy: 'ignored', naturalOrder, pageCap: 2 });
		let asked = 0;
		const stop = simulator.onRequest(() => {
			if (++asked === 2) simulator.store.insert('company', { Comp_Name: 'Fir' });
		});
		const keys = itemsOf(await find('account', {})).map(({ json }) => json.key);
		stop();
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('come with the chosen columns alone, though the server sends all', async () => {
		simulator.quirks.set({ select: 'ignored', linkedOnLists: true });
		const options = { columns: ['Comp_Name'] };
		const [record] = itemsOf(await find('account', { options })).map(({ json }) => json);
		expect(record).toEqual({ key: 1, Comp_CompanyId: 1, Comp_Name: 'Alder' });
		const recordId = { __rl: true, mode: 'id', value: '1' };
		const one = await runAction(
			{ ...simulator.credential },
			{ resource: 'account', operation: 'get', recordId, options },
		);
		expect(itemsOf(one)[0]?.json).toEqual(record);
	});

	it('come all where an expression or an agent says so in words', async () => {
		simulator.store.insertMany('company', 60, (index) => ({ Comp_Name: `Company ${index}` }));
		expect(await titles('account', { returnAll: '={{ "true" }}' })).toHaveLength(65);
	});
});

describe('all records', () => {
	const all = () => simulator.store.all('company');

	beforeEach(() => {
		simulator.store.insertMany('company', 295, (index) => ({ Comp_Name: `Company ${index}`, Comp_Status: 'Active' }));
		simulator.quirks.set({ pageCap: 20 });
	});

	it.each(['honoured', 'ignored'] as const)(
		'that stay come, whichever others are deleted meanwhile (an order is %s)',
		async (orderBy) => {
			simulator.quirks.set({ orderBy });
			const ids = all().map(({ id }) => id);
			let asked = 0;
			const stop = simulator.onRequest(() => {
				asked++;
				if (asked === 2) simulator.store.remove('company', ids[290] ?? 0);
				if (asked === 18) simulator.store.remove('company', ids[0] ?? 0);
			});
			const found = new Set(itemsOf(await find('account', {})).map(({ json }) => json.key));
			stop();
			expect(asked).toBeGreaterThan(15);
			expect(all().filter(({ id }) => !found.has(id))).toEqual([]);
		},
	);

	it('that go on meeting a filter come, though others cease to', async () => {
		const ids = all().flatMap(({ id, fields }) => (fields.Comp_Status === 'Active' ? [id] : []));
		let asked = 0;
		const stop = simulator.onRequest(() => {
			asked++;
			if (asked === 2) simulator.store.update('company', ids[250] ?? 0, { Comp_Status: 'Archive' });
			if (asked % 4 === 0) simulator.store.update('company', ids[asked / 4] ?? 0, { Comp_Status: 'Archive' });
		});
		const filter = rows(['Comp_Status', 'equals', 'Active']);
		const found = new Set(itemsOf(await find('account', filter)).map(({ json }) => json.key));
		stop();
		const left = all().filter(({ id, fields }) => fields.Comp_Status === 'Active' && !found.has(id));
		expect(left).toEqual([]);
		expect(asked).toBeLessThan(20);
	});
});
