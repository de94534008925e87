import type { INodeParameters } from 'n8n-workflow';
import { entities } from '../../nodes/SageCrm/entities';
import { startSimulator, type EntityDefinition, type Simulator } from '../simulator/index.ts';
import { errorOf, itemsOf, runAction } from './engine.ts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'business', now: '2026-03-02T09:00:00Z' });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

const run = async (parameters: INodeParameters, options?: Parameters<typeof runAction>[2]) =>
	await runAction({ ...simulator.credential }, { resource: 'account', ...parameters }, options);
const records = async (parameters: INodeParameters, options?: Parameters<typeof runAction>[2]) => {
	const done = await run(parameters, options);
	if (done.data.resultData.error !== undefined) throw errorOf(done);
	return itemsOf(done).map(({ json }) => json);
};
const byId = (value: string | number): INodeParameters => ({ __rl: true, mode: 'id', value });
const project: EntityDefinition = {
	name: 'project',
	prefix: 'Proj',
	columns: ['Proj_Name', { name: 'Proj_Due', type: 'date' }, { name: 'Proj_Start', type: 'datetime' }],
};
const getProject = (id: number): INodeParameters => ({
	resource: 'custom',
	entity: 'project',
	operation: 'get',
	recordId: byId(id),
});
const requests = () => simulator.requests.list();

describe('simplified output', () => {
	it.each(entities.map((entity) => [entity.value, entity] as const))(
		'has the known columns that hold something, and nothing nested: %s',
		async (resource, entity) => {
			simulator.quirks.set({ linkedOnLists: true, linked: 'arrays' });
			const [id = 0] = simulator.store.all(entity.resource).map((row) => row.id);
			const get = { resource, operation: 'get', recordId: byId(id) };
			const [whole] = await records(get);
			const [simple] = await records({ ...get, options: { simplify: true } });
			const known = entity.columns.map(({ name }) => name);
			const expected = Object.entries(whole ?? {}).filter(
				([name, value]) => name === 'key' || (known.includes(name) && value !== null && value !== ''),
			);
			expect(simple).toEqual(Object.fromEntries(expected));
			expect(simple).toMatchObject({ key: id });
			expect(Object.keys(whole ?? {}).length).toBeGreaterThan(Object.keys(simple ?? {}).length);
		},
	);

	it('has all columns that hold something where none are known', async () => {
		simulator.store.define(project);
		const id = simulator.store.insert('project', { Proj_Name: 'Roof' });
		const [record] = await records({ ...getProject(id), options: { simplify: true } });
		expect(Object.keys(record ?? {}).toSorted()).toEqual([
			'Proj_CreatedBy',
			'Proj_CreatedDate',
			'Proj_Name',
			'Proj_ProjectId',
			'Proj_UpdatedBy',
			'Proj_UpdatedDate',
			'key',
		]);
	});

	it.each(['create', 'update', 'upsert'])('is to be had of %s', async (operation) => {
		const columns = {
			mappingMode: 'defineBelow',
			value: { Comp_Name: 'Simple', Comp_Type: 'Customer' },
			matchingColumns: ['Comp_Name'],
		};
		const parameters = { operation, columns, recordId: byId(3), options: { simplify: true } };
		const [record] = await records(parameters);
		expect(record).toMatchObject({ Comp_Name: 'Simple', Comp_Type: 'Customer' });
		expect(Object.values(record ?? {}).filter((value) => value === null || typeof value === 'object')).toEqual([]);
	});

	it('gives way to columns that were chosen', async () => {
		simulator.store.update('company', 3, { Comp_WebSite: null });
		const options = { simplify: true, columns: ['Comp_WebSite'] };
		const [record] = await records({ operation: 'get', recordId: byId(3), options });
		expect(record).toEqual({ key: 3, Comp_CompanyId: 3, Comp_WebSite: null });
	});

	it('says of a deleted record that it is', async () => {
		simulator.quirks.set({ deletedRows: 'shown' });
		simulator.store.remove('company', 3);
		const options = { simplify: true };
		const [gone] = await records({ operation: 'get', recordId: byId(3), options });
		const [there] = await records({ operation: 'get', recordId: byId(4), options });
		expect(gone).toHaveProperty('Comp_Deleted');
		expect(there).not.toHaveProperty('Comp_Deleted');
	});

	it('leaves the answer of Delete as it is', async () => {
		expect(await records({ operation: 'delete', recordId: byId(3), options: { simplify: true } })).toEqual([
			{ deleted: true },
		]);
	});
});

describe('dates in columns that only the server knows', () => {
	const due = Date.parse('2026-06-30T00:00:00Z');
	const moment = Date.parse('2026-07-01T08:30:00Z');

	it.each([
		['UTC', 'UTC'],
		['Europe/Dublin', 'Europe/Dublin'],
		['UTC', 'Europe/Dublin'],
		['America/New_York', 'America/New_York'],
	] as const)('are days, or moments in UTC, where stamps show %s and days %s', async (stampZone, dateZone) => {
		const there = await startSimulator({ data: 'empty', quirks: { stampZone, dateZone } });
		there.store.define(project);
		const id = there.store.insert('project', { Proj_Name: 'Roof', Proj_Due: due, Proj_Start: moment });
		for (const parameters of [getProject(id), { ...getProject(id), operation: 'getAll', returnAll: true }]) {
			const [item, ...others] = itemsOf(await runAction({ ...there.credential }, parameters));
			expect(others).toEqual([]);
			expect(item?.json).toMatchObject({ Proj_Due: '2026-06-30', Proj_Start: '2026-07-01T08:30:00Z' });
		}
		await there.close();
	});

	it('are asked for once in a run, and not where there are none', async () => {
		simulator.store.define(project);
		const dated = [1, 2, 3].map((at) => simulator.store.insert('project', { Proj_Name: `${at}`, Proj_Due: due }));
		const get = { ...getProject(0), recordId: byId('={{ $json.id }}') };
		await records(get, { items: dated.map((id) => ({ id })) });
		expect(requests().filter(({ path }) => path.includes('$prototypes'))).toHaveLength(1);
		simulator.requests.clear();
		await records({ operation: 'getAll', returnAll: true });
		expect(requests().filter(({ path }) => path.includes('$prototypes'))).toEqual([]);
	});

	it('are moments in UTC also where the server describes fewer columns than it sends', async () => {
		simulator.quirks.set({ stampZone: 'Europe/Dublin', dateZone: 'Europe/Dublin' });
		const properties = { Case_Description: { $type: 'sdata/string' }, Case_Opened: { $type: 'sdata/datetime' } };
		const body = JSON.stringify({ $resources: [{ $title: 'Cases', $properties: properties }] });
		simulator.faults.add({ kind: 'status', status: 200, body, match: { path: '$prototypes' }, times: 0 });
		simulator.clock.set('2026-07-01T09:00:00Z');
		const id = simulator.store.insert('cases', { Case_Description: 'Leak', Case_Opened: moment });
		const get = { resource: 'case', operation: 'get', recordId: byId(id) };
		const filters = {
			filter: [
				{ column: 'Case_Opened', condition: 'greater', value: '2026-07-01T08:29:59Z' },
				{ column: 'Case_UpdatedDate', condition: 'greaterOrEqual', value: '2026-07-01' },
			],
		};
		const find = { resource: 'case', operation: 'getAll', match: 'all', filters };
		for (const parameters of [get, find]) {
			const [item] = itemsOf(await runAction({ ...simulator.credential, timeZone: 'Europe/Dublin' }, parameters));
			expect(item?.json).toMatchObject({
				Case_Opened: '2026-07-01T08:30:00Z',
				Case_UpdatedDate: '2026-07-01T09:00:00Z',
				Case_CreatedDate: '2026-07-01T09:00:00Z',
			});
		}
	});

	it('have one name and one form, whatever else a run reads', async () => {
		simulator.quirks.set({ casing: 'lower', fractionShown: true, subSecondStorage: true });
		simulator.store.define({ name: 'project', prefix: 'Proj', columns: [{ name: 'Proj_At', type: 'datetime' }] });
		const times = ['2026-03-02T08:17:22.123Z', '2026-03-02T08:15:00Z', '2026-03-02T08:17:22Z'];
		for (const time of times) simulator.store.insert('project', { Proj_At: Date.parse(time) });
		const shown = ['2026-03-02T08:17:22Z', '2026-03-02T08:15:00Z', '2026-03-02T08:17:22Z'];
		const all = await records({ resource: 'custom', entity: 'project', operation: 'getAll', returnAll: true });
		expect(all.map(({ proj_at }) => proj_at)).toEqual(shown);
		for (const [index, { key }] of all.entries()) {
			expect(await records(getProject(Number(key)))).toMatchObject([{ proj_at: shown[index] }]);
		}
	});

	it.each(['404', 'reset'])('come as the server sends them where it does not describe them (%s)', async (kind) => {
		const [id = 0] = simulator.store.all('cases').map((row) => row.id);
		simulator.store.update('cases', id, { Case_Opened: Date.parse('2026-03-01T09:00:00Z') });
		simulator.faults.add({
			...(kind === 'reset' ? { kind } : { kind: 'status', status: 404 }),
			match: { path: '$prototypes' },
			times: 0,
		});
		const columns = { mappingMode: 'defineBelow', value: { Case_Description: 'It starts now' } };
		const update = { resource: 'case', operation: 'update', recordId: byId(id), columns };
		expect(await records(update)).toMatchObject([
			{ Case_Description: 'It starts now', Case_Opened: '2026-03-01T09:00:00Z' },
		]);
		expect(requests().filter(({ path }) => path.includes('$prototypes')).length).toBeGreaterThan(0);
	});
});

describe('dates of linked records', () => {
	it.each(['UTC', 'Europe/Dublin'] as const)('are moments in UTC like those beside them (%s)', async (stampZone) => {
		simulator.quirks.set({ stampZone });
		simulator.clock.set('2026-07-01T09:00:00Z');
		const id = simulator.store.insert('company', { Comp_Name: 'Roofers' });
		simulator.store.insert('address', { Addr_CompanyId: id, Addr_City: 'Cork' });
		const get = { resource: 'account', operation: 'get', recordId: byId(id) };
		const [item] = itemsOf(await runAction({ ...simulator.credential, timeZone: stampZone }, get));
		const moment = '2026-07-01T09:00:00Z';
		expect(item?.json).toMatchObject({
			Comp_UpdatedDate: moment,
			Address: [{ Addr_City: 'Cork', Addr_UpdatedDate: moment }],
		});
	});
});

describe('the columns to return', () => {
	it('can be given as a text', async () => {
		const [record] = await records({
			operation: 'get',
			recordId: byId(3),
			options: { columns: '={{ "Comp_Name, Comp_Type" }}' },
		});
		expect(Object.keys(record ?? {}).toSorted()).toEqual(['Comp_CompanyId', 'Comp_Name', 'Comp_Type', 'key']);
	});

	it.each([
		['a password', ['User_Password'], '"User_Password" is not a column that can be returned'],
		['more than a name', ['Comp_Name&count=1'], '"Comp_Name&count=1" is not a column that can be returned'],
		['an object', { Comp_Name: true }, 'The columns to return are no list of names'],
	])('are refused where one is %s', async (_, columns, part) => {
		const failed = await run({ operation: 'get', recordId: byId(3), options: { columns } });
		expect(errorOf(failed).message).toContain(part);
		expect(requests()).toEqual([]);
	});
});
