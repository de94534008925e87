/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test, nothing of this is published */
import fc from 'fast-check';
import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { found, keys, object, sdata } from './client.ts';

let simulator: Simulator;
afterEach(() => simulator.close());

describe('seed data', () => {
	beforeEach(async () => {
		simulator = await startSimulator();
	});

	test('has what a business has, the same at every start', async () => {
		const other = await startSimulator();
		for (const [entity, count] of Object.entries({
			company: 500,
			person: 1500,
			lead: 300,
			opportunity: 400,
			users: 12,
		})) {
			expect(simulator.store.count(entity)).toBe(count);
			expect(other.store.all(entity)).toEqual(simulator.store.all(entity));
		}
		await other.close();
	});

	test.each(['company', 'person', 'lead', 'opportunity', 'cases', 'communication', 'notes', 'email'])(
		'%s: ids ascend with the created stamps, and every edit is later',
		(entity) => {
			const rows = simulator.store.all(entity);
			const created = rows.map((row) => row.created ?? NaN);
			expect(rows.map(({ id }) => id)).toEqual(rows.map((_, index) => index + 1));
			expect(created).toEqual([...created].sort((a, b) => a - b));
			expect(rows.every((row) => (row.updated ?? 0) >= (row.created ?? 0))).toBe(true);
		},
	);

	test('was entered on working days in business hours within two years', () => {
		const moments = ['company', 'lead', 'opportunity']
			.flatMap((entity) => simulator.store.all(entity))
			.flatMap((row) => [row.created, row.updated]);
		const dates = moments.map((moment) => new Date(moment ?? 0));
		expect(dates.every((date) => date.getUTCDay() % 6 !== 0)).toBe(true);
		expect(dates.every((date) => date.getUTCHours() >= 8 && date.getUTCHours() < 17)).toBe(true);
		expect(Math.min(...dates.map(Number))).toBeGreaterThan(Date.UTC(2024, 0, 25));
		expect(Math.max(...dates.map(Number))).toBeLessThan(Date.UTC(2026, 0, 31));
	});

	test('every company has a primary person of its own, and no two share a name', () => {
		const companies = simulator.store.all('company');
		expect(new Set(companies.map(({ fields }) => fields.Comp_Name)).size).toBe(500);
		for (const { id, fields } of companies) {
			expect(simulator.store.get('person', Number(fields.Comp_PrimaryPersonId))?.fields.Pers_CompanyId).toBe(id);
		}
	});
});

describe('in process', () => {
	beforeEach(async () => {
		simulator = await startSimulator({ data: 'empty', now: '2026-07-01T12:00:00Z' });
	});

	test('an id may be given, and numbering goes on behind it', () => {
		expect(simulator.store.insert('company', { Comp_CompanyId: 70, Comp_Name: 'x' })).toBe(70);
		expect(simulator.store.insert('company', { Comp_Name: 'y' })).toBe(71);
	});

	test('one given stamp stands for both', () => {
		const [created, updated] = [{ created: 1000 }, { updated: 2000 }].map((stamps) =>
			simulator.store.get('lead', simulator.store.insert('lead', {}, stamps)),
		);
		expect([created?.updated, updated?.created]).toEqual([1000, 2000]);
	});

	test('a failing bulk insert leaves nothing, neither rows nor late writes', () => {
		const make = (index: number) => (index < 2 ? { Lead_Description: 'x' } : { Lead_Nonsense: 1 });
		expect(() => simulator.store.insertMany('lead', 3, make)).toThrow('Lead has no column Lead_Nonsense.');
		expect(() => simulator.store.insertMany('lead', 3, make, { visibleAt: Date.UTC(2027, 0, 1) })).toThrow();
		expect([simulator.store.count('lead'), simulator.store.pending()]).toEqual([0, 0]);
	});

	test('errors name what is not there', () => {
		expect(() => simulator.store.insert('nonsense', {})).toThrow('There is no entity "nonsense".');
		expect(() => simulator.store.update('lead', 5, {})).toThrow('There is no Lead 5.');
		expect(() => simulator.store.insert('opportunity', { Oppo_Total: 'much' })).toThrow(
			'"much" is not a number for Oppo_Total.',
		);
	});

	test('the user of a write can be told, for clients that pass over their own', () => {
		const id = simulator.store.insert('lead', { Lead_CreatedBy: 4, Lead_UpdatedBy: 4 });
		simulator.store.update('lead', id, { Lead_UpdatedBy: 9 });
		expect(simulator.store.get('lead', id)?.fields).toMatchObject({ Lead_CreatedBy: 4, Lead_UpdatedBy: 9 });
	});
});

describe('large tables', () => {
	const step = 60_000;
	const start = Date.UTC(2024, 0, 1);

	test('pages and totals of 50,000 rows are right, also while rows change', async () => {
		simulator = await startSimulator({ data: 'empty' });
		const fields = (index: number) => ({ Pers_FirstName: `F${index}`, Pers_LastName: `L${index % 100}` });
		simulator.store.insertMany('person', 50_000, fields, (index) => ({ created: start + index * step }));
		const where = (last: number) => `Pers_UpdatedDate ge '2024-01-11T00:00:00Z' and Pers_PersonId gt ${last}`;
		const page = async (last: number) =>
			sdata(simulator, 'person', { query: { where: where(last), orderBy: 'Pers_PersonId', count: '200' } });
		const first = 10 * 24 * 60 + 1;
		let answer = await page(0);
		expect([object(answer.json).$totalResults, keys(answer)[0]]).toEqual([50_001 - first, first]);
		simulator.store.update('person', 1, {});
		simulator.store.remove('person', 49_999);
		simulator.store.insert('person', { Pers_FirstName: 'x' });
		answer = await page(0);
		expect([object(answer.json).$totalResults, keys(answer).slice(0, 2)]).toEqual([50_002 - first, [1, first]]);
		answer = await page(49_990);
		expect(keys(answer).map(Number)).toEqual([
			49_991, 49_992, 49_993, 49_994, 49_995, 49_996, 49_997, 49_998, 50_000, 50_001,
		]);
		simulator.store.touchAll('person', 'Pers_PersonId between 2 and 10', { updated: Date.now() });
		expect(keys(await page(0)).slice(0, 11)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, first]);
	});

	test('what was found before is brought up to date as if it were found anew', async () => {
		simulator = await startSimulator({ data: 'empty' });
		const { store } = simulator;
		const edit = fc.record({
			id: fc.integer({ min: 1, max: 40 }),
			type: fc.constantFrom('A', 'B'),
			kind: fc.constantFrom('insert', 'update', 'remove'),
		});
		const expected = () =>
			store
				.all('company')
				.filter(({ fields }) => fields.Comp_Type === 'A')
				.map(({ id }) => id);
		store.insertMany('company', 10, () => ({ Comp_Name: 'x', Comp_Type: 'A' }));
		await fc.assert(
			fc.asyncProperty(fc.array(edit, { maxLength: 8 }), async (edits) => {
				for (const { id, type, kind } of edits) {
					if (kind === 'insert') store.insert('company', { Comp_Name: 'x', Comp_Type: type });
					else if (!store.get('company', id)) continue;
					else if (kind === 'update') store.update('company', id, { Comp_Type: type });
					else store.remove('company', id);
				}
				expect(await found(simulator, 'company', "Comp_Type eq 'A'")).toEqual(expected().slice(0, 200));
			}),
			{ numRuns: 60 },
		);
	});
});
