import type { INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { errorOf, itemsOf, runAction } from './engine.ts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'empty', now: '2026-03-02T09:00:00Z' });
});

beforeEach(() => {
	simulator.reset();
	for (const [index, name] of ['Alder', 'Birch', 'birch & sons', 'Cedar 100%', 'Cedar_1', 'Dogwood [old]'].entries()) {
		const fields = {
			Comp_Name: name,
			Comp_Status: index % 2 === 0 ? 'Active' : 'Archive',
			Comp_PrimaryUserId: index + 1,
		};
		simulator.store.insert('company', fields);
		simulator.clock.advance(3_600_000);
	}
});

afterAll(async () => await simulator.close());

const find = async (parameters: INodeParameters) =>
	await runAction(
		{ ...simulator.credential },
		{ resource: 'account', operation: 'getAll', returnAll: true, ...parameters },
	);
const names = async (parameters: INodeParameters) => itemsOf(await find(parameters)).map(({ json }) => json.Comp_Name);
const rows = (
	...filter: ReadonlyArray<readonly [column: string, condition: string, value: string | number]>
): INodeParameters => ({
	filters: { filter: filter.map(([column, condition, value]) => ({ column, condition, value })) },
});

describe('the action node finds by rows', () => {
	it.each<[string, string, string | number, string[]]>([
		['Comp_Name', 'equals', 'Birch', ['Birch']],
		['Comp_Name', 'equals', 'birch', []],
		['Comp_Name', 'notEquals', 'Birch', ['Alder', 'birch & sons', 'Cedar 100%', 'Cedar_1', 'Dogwood [old]']],
		['Comp_Name', 'contains', 'irch', ['Birch', 'birch & sons']],
		['Comp_Name', 'contains', '%', ['Cedar 100%']],
		['Comp_Name', 'contains', '_', ['Cedar_1']],
		['Comp_Name', 'contains', '[old', ['Dogwood [old]']],
		['Comp_Name', 'startsWith', 'cedar', ['Cedar 100%', 'Cedar_1']],
		['Comp_Name', 'endsWith', '%', ['Cedar 100%']],
		['Comp_Name', 'oneOf', 'Alder, Cedar_1,Nobody', ['Alder', 'Cedar_1']],
		['Comp_Name', 'greater', 'Cedar', ['Cedar 100%', 'Cedar_1', 'Dogwood [old]']],
		['Comp_PrimaryUserId', 'equals', '3', ['birch & sons']],
		['Comp_PrimaryUserId', 'greaterOrEqual', 5, ['Cedar_1', 'Dogwood [old]']],
		['Comp_PrimaryUserId', 'less', '2', ['Alder']],
		['Comp_PrimaryUserId', 'oneOf', '1,6', ['Alder', 'Dogwood [old]']],
		['Comp_CreatedDate', 'lessOrEqual', '2026-03-02T10:00:00Z', ['Alder', 'Birch']],
		['Comp_CreatedDate', 'less', '2026-03-02T10:00:00Z', ['Alder']],
		['Comp_CreatedDate', 'greater', '2026-03-02T12:00:00Z', ['Cedar_1', 'Dogwood [old]']],
		['Comp_CreatedDate', 'greaterOrEqual', '2026-03-02T12:00:00Z', ['Cedar 100%', 'Cedar_1', 'Dogwood [old]']],
		['Comp_CreatedDate', 'equals', '2026-03-02T11:00:00Z', ['birch & sons']],
		['Comp_CreatedDate', 'greater', '2026-03-02', []],
	])('%s %s %j', async (column, condition, value, expected) => {
		expect(await names(rows([column, condition, value]))).toEqual(expected);
	});

	it.each(['equals', 'contains', 'startsWith', 'endsWith', 'notEquals', 'greater', 'lessOrEqual', 'oneOf'])(
		'not by an expression that comes to nothing: %s',
		async (condition) => {
			const failed = await find(rows(['Comp_Name', condition, '={{ $json.nope }}']));
			expect(errorOf(failed).message).toMatch(/The filter for Comp_Name has no value/);
			expect(simulator.requests.list()).toEqual([]);
		},
	);

	it('with dates of any century', async () => {
		simulator.store.define({ name: 'project', prefix: 'Proj', columns: [{ name: 'Proj_Born', type: 'date' }] });
		const born = ['1955-03-01', '1965-03-01', '1975-03-01'];
		for (const day of born) simulator.store.insert('project', { Proj_Born: Date.parse(day) });
		const list = { resource: 'custom', entity: 'project' };
		const found = async (condition: string, value: string) =>
			itemsOf(await find({ ...list, ...rows(['Proj_Born', condition, value]) })).map(({ json }) => json.Proj_Born);
		expect(await found('less', '1970-01-01')).toEqual(born.slice(0, 2));
		expect(await found('lessOrEqual', '1955-03-01')).toEqual(born.slice(0, 1));
		expect(await found('greater', '1960-01-01')).toEqual(born.slice(1));
	});

	it('with more text than an address bears', async () => {
		const long = (letter: string) => letter.repeat(1_400);
		const fields = { Comp_Name: long('a'), Comp_WebSite: long('b'), Comp_Source: long('c'), Comp_Territory: long('d') };
		const id = simulator.store.insert('company', fields);
		simulator.store.insert('company', { ...fields, Comp_Territory: long('e') });
		simulator.store.insert('company', { ...fields, Comp_Name: long('e') });
		simulator.quirks.set({ maxUrlLength: 4_096 });
		const filters = rows(...Object.entries(fields).map(([column, value]) => [column, 'equals', value] as const));
		expect(itemsOf(await find(filters)).map(({ json }) => json.key)).toEqual([id]);
		const any = itemsOf(await find({ ...filters, match: 'any' })).map(({ json }) => json.key);
		expect(any).toEqual([id, id + 1, id + 2]);
	});

	it('and says so where they are too many for an address', async () => {
		simulator.quirks.set({ maxUrlLength: 8_190 });
		const where = Array.from({ length: 400 }, (_, index) => `Comp_Name eq 'Company ${index}'`).join(' or ');
		expect(errorOf(await find({ filterMode: 'where', where })).message).toBe(
			'The request for company is too long for an address: use fewer conditions and columns, or shorter values.',
		);
	});

	it('that are met all, or any', async () => {
		const both = rows(['Comp_Name', 'startsWith', 'Cedar'], ['Comp_Status', 'equals', 'Active']);
		expect(await names(both)).toEqual(['Cedar_1']);
		expect(await names({ ...both, match: 'any' })).toEqual(['Alder', 'birch & sons', 'Cedar 100%', 'Cedar_1']);
	});

	it.each<[Array<[string, string, string | number]>, string[]]>([
		[
			[
				['Comp_Name', 'contains', '_'],
				['Comp_PrimaryUserId', 'greater', 5],
			],
			['Cedar_1', 'Dogwood [old]'],
		],
		[
			[
				['Comp_Name', 'contains', '_'],
				['Comp_Name', 'startsWith', 'B'],
			],
			['Birch', 'birch & sons', 'Cedar_1'],
		],
		[
			[
				['Comp_CreatedDate', 'less', '2026-03-01'],
				['Comp_PrimaryUserId', 'greater', 5],
			],
			['Dogwood [old]'],
		],
		[
			[
				['Comp_Name', 'equals', 'alder'],
				['Comp_WebSite', 'equals', 'x'],
			],
			[],
		],
	])('any of which is enough, none that meets no row: %j', async (filter, expected) => {
		for (const nullColumns of ['null', 'omitted'] as const) {
			simulator.quirks.set({ nullColumns });
			expect(await names({ ...rows(...filter), match: 'any' })).toEqual(expected);
		}
	});

	it.each(['Europe/Dublin', 'America/New_York', 'Pacific/Auckland'])(
		'of days, whatever the zone of the server: %s',
		async (zone) => {
			simulator.quirks.set({ dateZone: zone, stampZone: zone });
			for (const day of ['2026-07-01', '2026-07-02', '2026-07-03']) {
				simulator.store.insert('opportunity', { Oppo_Description: day, Oppo_TargetClose: day });
			}
			const days = async (condition: string) => {
				const parameters = { resource: 'opportunity', ...rows(['Oppo_TargetClose', condition, '2026-07-02']) };
				const credential = { ...simulator.credential, timeZone: zone };
				const run = await runAction(credential, { operation: 'getAll', returnAll: true, ...parameters });
				return itemsOf(run).map(({ json }) => json.Oppo_TargetClose);
			};
			expect(await days('equals')).toEqual(['2026-07-02']);
			expect(await days('notEquals')).toEqual(['2026-07-01', '2026-07-03']);
			expect(await days('greater')).toEqual(['2026-07-03']);
			expect(await days('greaterOrEqual')).toEqual(['2026-07-02', '2026-07-03']);
			expect(await days('less')).toEqual(['2026-07-01']);
			expect(await days('lessOrEqual')).toEqual(['2026-07-01', '2026-07-02']);
		},
	);

	it('by a date column that only the server knows', async () => {
		simulator.store.define({ name: 'company2', prefix: 'Comq', columns: [{ name: 'Comq_Renewal', type: 'date' }] });
		simulator.store.insert('company2', { Comq_Renewal: '2026-07-02' });
		const parameters = { resource: 'custom', entity: 'company2', ...rows(['Comq_Renewal', 'equals', '2026-07-02']) };
		expect(itemsOf(await find(parameters))).toHaveLength(1);
	});

	it('up to a limit, of those that meet them', async () => {
		const parameters = { ...rows(['Comp_Name', 'contains', '_']), returnAll: false, limit: 1 };
		simulator.store.insertMany('company', 300, (index) => ({ Comp_Name: `x${index}` }));
		const last = simulator.store.insert('company', { Comp_Name: 'the_last' });
		expect(await names({ ...parameters, limit: 2 })).toEqual(['Cedar_1', 'the_last']);
		expect(last).toBe(307);
	});

	it('with chosen columns alone in the output', async () => {
		const [item] = itemsOf(
			await find({ ...rows(['Comp_Status', 'equals', 'Archive']), options: { columns: ['Comp_Name'] } }),
		);
		expect(Object.keys(item?.json ?? {}).toSorted()).toEqual(['Comp_CompanyId', 'Comp_Name', 'key']);
	});

	it.each([
		['a column', rows(['Comp_Name eq 1 or 1', 'equals', 'x']), 'names no column'],
		['a password', rows(['User_Password', 'equals', 'x']), 'names no column'],
		['no column', rows(['', 'equals', 'x']), 'has no column: choose one'],
		[
			'a number',
			rows(['Comp_PrimaryUserId', 'equals', 'x']),
			'The filter for Comp_PrimaryUserId needs a number, not "x"',
		],
		['a date', rows(['Comp_CreatedDate', 'greater', 'soon']), 'needs a date, not "soon"'],
		['a date as text', rows(['Comp_CreatedDate', 'contains', '2026-03-02']), 'holds dates: choose another condition'],
		['values', rows(['Comp_Name', 'oneOf', ' , ']), 'has no values'],
		[
			'a number but an address',
			rows(['Comp_PrimaryUserId', 'equals', 'https://crm.example.com/Do?SID=12&Key1=3']),
			'The filter for Comp_PrimaryUserId needs a number, not what was given.',
		],
	])('but not by what is none: %s', async (_, parameters, part) => {
		expect(errorOf(await find(parameters)).message).toContain(part);
		expect(simulator.requests.list()).toEqual([]);
	});
});

describe('the action node finds by a condition', () => {
	it.each([
		"Comp_Name like 'Cedar%' and Comp_Status eq 'Active'",
		"Comp_Name LIKE 'Cedar%' AND Comp_Status = 'Active'",
		"NOT (Comp_Name NOT LIKE 'Cedar%' OR Comp_Status != 'Active')",
	])('in either syntax: %s', async (where) => {
		expect(await names({ filterMode: 'where', where })).toEqual(['Cedar_1']);
	});

	it('that is empty nothing, for it may be an expression that came to nothing', async () => {
		const failed = await find({ filterMode: 'where', where: '={{ $json.nope ?? " " }}' });
		expect(errorOf(failed).message).toContain('The condition is empty');
		expect(simulator.requests.list()).toEqual([]);
	});

	it('without brackets around it, which a server need not know', async () => {
		simulator.quirks.set({ operators: ['and', 'or', 'eq', 'gt', 'like'] });
		const first = { filterMode: 'where', returnAll: false, limit: 2 };
		const where = "Comp_Name like 'A%' and Comp_Status eq 'Active'";
		expect(await names({ ...first, where })).toEqual(['Alder']);
		expect(await names({ ...first, where: "Comp_Name = 'Alder' OR Comp_Name = 'Birch'" })).toEqual(['Alder', 'Birch']);
	});

	it('with a mistake nothing, and says where it is', async () => {
		const failed = errorOf(await find({ filterMode: 'where', where: "Comp_Name = 'A' AND" }));
		expect(failed.message).toContain('mistake at position 20');
		expect(simulator.requests.list()).toEqual([]);
	});
});

describe.each(['honoured', 'ignored', 'refused'] as const)('the action node sorts, where an order is %s', (orderBy) => {
	beforeEach(() => simulator.quirks.set({ orderBy }));

	const sorted = async (rule: INodeParameters[], more: INodeParameters = {}) =>
		await names({ sort: { rule }, ...more });

	it.each([
		['asc', ['Alder', 'Birch', 'birch & sons', 'Cedar 100%', 'Cedar_1', 'Dogwood [old]']],
		['desc', ['Dogwood [old]', 'Cedar_1', 'Cedar 100%', 'birch & sons', 'Birch', 'Alder']],
	])('by a column: %s', async (direction, expected) => {
		const rule = [{ column: 'Comp_PrimaryUserId', direction }];
		expect(await sorted(rule)).toEqual(expected);
		expect(await sorted(rule, { returnAll: false, limit: 2 })).toEqual(expected.slice(0, 2));
	});

	it('by several columns', async () => {
		const rule = [
			{ column: 'Comp_Status', direction: 'desc' },
			{ column: 'Comp_PrimaryUserId', direction: 'desc' },
		];
		expect(await sorted(rule, { returnAll: false, limit: 4 })).toEqual([
			'Dogwood [old]',
			'Cedar 100%',
			'Birch',
			'Cedar_1',
		]);
	});

	it('what meets a filter', async () => {
		const rule = [{ column: 'Comp_PrimaryUserId', direction: 'desc' }];
		const filter = rows(['Comp_Name', 'contains', '%']);
		expect(await sorted(rule, { ...filter, returnAll: false, limit: 1 })).toEqual(['Cedar 100%']);
	});

	it('records without a value too, none of them lost', async () => {
		simulator.store.insertMany('company', 250, (index) => ({ Comp_Name: `x${index}` }));
		const rule = [{ column: 'Comp_PrimaryUserId', direction: 'desc' }];
		expect((await sorted(rule)).slice(0, 3)).toEqual(['Dogwood [old]', 'Cedar_1', 'Cedar 100%']);
		expect(await sorted(rule)).toHaveLength(256);
		expect(await sorted(rule, { returnAll: false, limit: 2 })).toEqual(['Dogwood [old]', 'Cedar_1']);
	});

	it('what is far behind as well', async () => {
		simulator.store.insertMany('company', 10_400, (index) => ({
			Comp_Name: `x${index}`,
			Comp_PrimaryUserId: 100 + index,
		}));
		const last = simulator.store.insert('company', { Comp_Name: 'the_last', Comp_PrimaryUserId: 99_999 });
		const rule = [{ column: 'Comp_PrimaryUserId', direction: 'asc' }];
		expect(await sorted(rule, { ...rows(['Comp_Name', 'contains', '_']), returnAll: false, limit: 5 })).toEqual([
			'Cedar_1',
			'the_last',
		]);
		expect(last).toBe(10_407);
	});

	it('no more than it has to read', async () => {
		simulator.store.insertMany('company', 1_000, (index) => ({
			Comp_Name: `x${index}`,
			Comp_PrimaryUserId: 100 + index,
		}));
		simulator.requests.clear();
		const rule = [{ column: 'Comp_PrimaryUserId', direction: 'asc' }];
		expect(await sorted(rule, { returnAll: false, limit: 3 })).toEqual(['Alder', 'Birch', 'birch & sons']);
		if (orderBy === 'honoured') expect(simulator.requests.list()).toHaveLength(3);
	});
});
