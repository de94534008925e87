import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { code, found, sdata } from './client.ts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'empty', now: '2026-02-01T12:00:00Z' });
	const rows = [
		{ Comp_Name: 'Alpha', Comp_Type: 'Customer', Comp_Revenue: '1', Comp_PrimaryUserId: 10, Comp_OptOut: true },
		{ Comp_Name: "O'Brien & Sons", Comp_Type: 'Prospect', Comp_Revenue: '2', Comp_PrimaryUserId: 20 },
		{ Comp_Name: '100% Wool', Comp_Type: 'Customer', Comp_PrimaryUserId: 30 },
		{ Comp_Name: 'alpha beta', Comp_Type: 'Supplier', Comp_PrimaryUserId: 40 },
		{ Comp_Name: 'Gamma (UK)', Comp_Type: 'Customer' },
	];
	for (const row of rows) simulator.store.insert('company', row);
});
afterEach(() => simulator.quirks.reset());
afterAll(() => simulator.close());

test.each([
	["Comp_Name eq 'Alpha'", [1]],
	["comp_name EQ 'ALPHA'", [1]],
	["Comp_Name eq 'O''Brien & Sons'", [2]],
	["Comp_Name eq 'Gamma (UK)'", [5]],
	["Comp_Type ne 'Customer'", [2, 4]],
	["Comp_Name like 'alpha%'", [1, 4]],
	["Comp_Name like '%wool'", [3]],
	['Comp_PrimaryUserId gt 20', [3, 4]],
	["Comp_PrimaryUserId ge '20'", [2, 3, 4]],
	['Comp_PrimaryUserId lt 20', [1]],
	['Comp_PrimaryUserId le 20', [1, 2]],
	['Comp_PrimaryUserId between 20 and 30', [2, 3]],
	["Comp_CompanyId in ('1','3',5)", [1, 3, 5]],
	["Comp_OptOut eq 'Y'", [1]],
	["Comp_Type eq 'Customer' and Comp_PrimaryUserId gt 10", [3]],
	["Comp_Name eq 'Alpha' or Comp_Type eq 'Supplier' and Comp_PrimaryUserId eq 40", [1, 4]],
	["(Comp_Name eq 'Alpha' or Comp_Type eq 'Supplier') and Comp_PrimaryUserId eq 40", [4]],
	["Comp_Type eq 'Customer' and (Comp_CompanyId gt 1 and Comp_CompanyId le 3)", [3]],
	['Comp_CompanyId gt 2', [3, 4, 5]],
	['Comp_CompanyId between 2 and 3', [2, 3]],
	['Comp_CompanyId gt 3 and Comp_CompanyId lt 3', []],
	['Comp_CompanyId eq 2 or Comp_CompanyId eq 4', [2, 4]],
	['Comp_CompanyId ne 2', [1, 3, 4, 5]],
])('understands %s', async (where, expected) => {
	expect(await found(simulator, 'company', where)).toEqual(expected);
});

test('leaves rows without a value out of ne, as SQL does', async () => {
	expect(await found(simulator, 'company', "Comp_Revenue ne '1'")).toEqual([2]);
});

test.each([
	["Comp_Name = 'Alpha'", 'CEQL'],
	["Comp_UpdatedDate>'2017-06-12T14:09:00Z'", 'CEQL without spaces'],
	["Comp_Name eq 'Alpha", 'a quote that is not closed'],
	["(Comp_Name eq 'Alpha'", 'a parenthesis that is not closed'],
	["Comp_Name eq 'Alpha')", 'one too many'],
	['Comp_Name eq', 'no value'],
	["eq 'Alpha'", 'no column'],
	["Comp_Name is 'Alpha'", 'an unknown operator'],
	["Comp_Nonsense eq 'x'", 'an unknown column'],
	["Comp_PrimaryUserId eq 'ten'", 'a text for a number'],
	["Comp_CompanyId gt 'x'", 'a text for an id'],
	['Comp_CompanyId eq @2026-01-01@', 'a date for an id'],
	['Comp_PrimaryUserId in ()', 'an empty list'],
	["Comp_Name eq 'a' and", 'half a condition'],
	["Comp_Name eq 'a'; drop table t_company", 'SQL'],
	["Comp_Name eq 'a' -- x", 'a comment'],
	[`${'('.repeat(500)}Comp_Name eq 'a'${')'.repeat(500)}`, 'too deep'],
	["Comp_Name+eq+'Alpha'", 'a plus for a space'],
	["not Comp_Name eq 'Alpha'", 'not, which is nowhere seen'],
	['Comp_Name eq null', 'null'],
	['Comp_OptOut eq true', 'a Boolean'],
])('refuses %s (%s)', async (where) => {
	const answer = await sdata(simulator, `company?where=${where.includes('+') ? where : encodeURIComponent(where)}`);
	expect([answer.status, code(answer)]).toEqual([400, 'BadWhereSyntax']);
});

test('copes with a thousand conditions in a row', async () => {
	simulator.quirks.set({ maxUrlLength: 0 });
	const many = Array.from({ length: 2000 }, (_, index) => `Comp_PrimaryUserId eq ${index}`).join(' or ');
	expect(await found(simulator, 'company', many)).toEqual([1, 2, 3, 4]);
});

describe('switches', () => {
	test.each([
		['lt', 'Comp_PrimaryUserId lt 20'],
		['le', 'Comp_PrimaryUserId le 20'],
		['in', 'Comp_CompanyId in (1)'],
		['ne', 'Comp_CompanyId ne 1'],
		['like', "Comp_Name like 'A%'"],
		['between', 'Comp_CompanyId between 1 and 2'],
		['or', 'Comp_CompanyId eq 1 or Comp_CompanyId eq 2'],
		['and', 'Comp_CompanyId eq 1 and Comp_CompanyId eq 2'],
		['parentheses', '(Comp_CompanyId eq 1)'],
	] as const)('a server may lack %s', async (operator, where) => {
		await expect(found(simulator, 'company', where)).resolves.toBeDefined();
		simulator.quirks.set({ operators: simulator.quirks.get().operators.filter((known) => known !== operator) });
		await expect(found(simulator, 'company', where)).rejects.toThrow('BadWhereSyntax');
	});

	test('a server may know not', async () => {
		simulator.quirks.set({ operators: [...simulator.quirks.get().operators, 'not'] });
		expect(await found(simulator, 'company', "not (Comp_Type eq 'Customer' or Comp_CompanyId eq 2)")).toEqual([4]);
	});

	test('between keeps its and where the operator is missing', async () => {
		simulator.quirks.set({ operators: ['between'] });
		expect(await found(simulator, 'company', 'Comp_PrimaryUserId between 20 and 30')).toEqual([2, 3]);
	});

	test('a search for null may find nothing, or work', async () => {
		simulator.quirks.set({ nullSearch: 'nothing' });
		expect(await found(simulator, 'company', 'Comp_PrimaryUserId eq null')).toEqual([]);
		simulator.quirks.set({ nullSearch: 'works' });
		expect(await found(simulator, 'company', 'Comp_PrimaryUserId eq null')).toEqual([5]);
		expect(await found(simulator, 'company', 'Comp_PrimaryUserId ne null')).toEqual([1, 2, 3, 4]);
	});

	test('a search for a Boolean may find nothing, or work', async () => {
		simulator.quirks.set({ booleanSearch: 'nothing' });
		expect(await found(simulator, 'company', 'Comp_OptOut eq true')).toEqual([]);
		simulator.quirks.set({ booleanSearch: 'works' });
		expect(await found(simulator, 'company', 'Comp_OptOut eq true')).toEqual([1]);
		expect(await found(simulator, 'company', 'Comp_OptOut eq false')).toEqual([2, 3, 4, 5]);
	});

	test('a number beside a text is a text, or makes it a number', async () => {
		simulator.store.insert('company', { Comp_Name: '007' });
		expect(await found(simulator, 'company', 'Comp_Name eq 7')).toEqual([]);
		simulator.quirks.set({ bareNumbers: 'asNumbers' });
		expect(await found(simulator, 'company', 'Comp_Name eq 7')).toHaveLength(1);
		expect(await found(simulator, 'company', "Comp_Name eq '7'")).toEqual([]);
	});

	test('a hidden column may be searched, or not', async () => {
		simulator.quirks.set({ hiddenColumns: ['comp_type'] });
		expect(await found(simulator, 'company', "Comp_Type eq 'Supplier'")).toEqual([4]);
		simulator.quirks.set({ hiddenColumnSearch: 'refused' });
		await expect(found(simulator, 'company', "Comp_Type eq 'Supplier'")).rejects.toThrow('BadWhereSyntax');
	});

	test('a plus may be a space', async () => {
		simulator.quirks.set({ plusInQuery: 'space' });
		const answer = await sdata(simulator, "company?where=Comp_Name+eq+'Alpha'");
		expect(answer.status).toBe(200);
	});

	test('a long address may be too long', async () => {
		const where = `Comp_Name eq '${'x'.repeat(9000)}'`;
		const answer = await sdata(simulator, 'company', { query: { where } });
		expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
		simulator.quirks.set({ maxUrlLength: 0 });
		expect(await found(simulator, 'company', where)).toEqual([]);
	});
});
