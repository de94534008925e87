import type { INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { itemsOf, runAction } from './engine.ts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'business', now: '2026-03-02T09:00:00Z' });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

const read = async (parameters: INodeParameters) =>
	itemsOf(
		await runAction(
			{ ...simulator.credential },
			{ resource: 'opportunity', options: { captions: true }, ...parameters },
		),
	).map(({ json }) => json);

describe('captions and names', () => {
	it('stand beside codes and ids', async () => {
		const user = simulator.store.all('users')[2];
		const company = simulator.store.all('company')[4];
		const id = simulator.store.insert('opportunity', {
			Oppo_Description: 'Readable',
			Oppo_Certainty: '50',
			Oppo_Status: 'In Progress',
			Oppo_AssignedUserId: user?.id ?? 0,
			Oppo_PrimaryCompanyId: company?.id ?? 0,
		});
		const recordId = { __rl: true, mode: 'id', value: String(id) };
		const [record] = await read({ operation: 'get', recordId });
		expect(record).toMatchObject({
			Oppo_Status: 'In Progress',
			Oppo_StatusCaption: 'In Progress',
			Oppo_PrimaryCompanyId: company?.id,
			Oppo_PrimaryCompanyIdName: company?.fields.Comp_Name,
			Oppo_AssignedUserIdName: `${String(user?.fields.User_FirstName)} ${String(user?.fields.User_LastName)}`,
		});
		const [plain] = await read({ operation: 'get', recordId, options: {} });
		expect(Object.keys(plain ?? {}).filter((name) => /Caption$|IdName$/.test(name))).toEqual([]);
	});

	it('are looked up together for many records', async () => {
		const records = await read({ operation: 'getAll', returnAll: false, limit: 100 });
		expect(records).toHaveLength(100);
		for (const { Oppo_PrimaryCompanyId, Oppo_PrimaryCompanyIdName } of records) {
			expect(Oppo_PrimaryCompanyIdName).toBe(
				simulator.store.get('company', Number(Oppo_PrimaryCompanyId))?.fields.Comp_Name,
			);
		}
		expect(simulator.requests.list().length).toBeLessThan(15);
	});

	it('are looked up once for all items of a run', async () => {
		const ids = simulator.store
			.all('opportunity')
			.slice(0, 30)
			.map(({ id }) => ({ id }));
		const get = { resource: 'opportunity', operation: 'get', options: { captions: true } };
		const recordId = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
		const done = await runAction({ ...simulator.credential }, { ...get, recordId }, { items: ids });
		expect(itemsOf(done).map(({ json, pairedItem }) => [json.key, pairedItem])).toEqual(
			ids.map(({ id }, item) => [id, { item }]),
		);
		for (const { json } of itemsOf(done)) expect(json).toHaveProperty('Oppo_PrimaryCompanyIdName');
		const lookups = simulator.requests.list().filter(({ path }) => !/opportunity\(/.test(path));
		expect(lookups.length).toBeLessThan(10);
	});

	it('are all found where the server sends few at once', async () => {
		simulator.quirks.set({ pageCap: 7 });
		const records = await read({ operation: 'getAll', returnAll: false, limit: 60 });
		expect(records).toHaveLength(60);
		for (const record of records) expect(record).toHaveProperty('Oppo_PrimaryCompanyIdName');
	});

	it('are for the columns that were asked for alone', async () => {
		const [record] = await read({
			operation: 'getAll',
			limit: 1,
			options: { captions: true, columns: ['Oppo_Stage'] },
		});
		expect(Object.keys(record ?? {}).toSorted()).toEqual([
			'Oppo_OpportunityId',
			'Oppo_Stage',
			'Oppo_StageCaption',
			'key',
		]);
	});

	it('are those of captions that are still there', async () => {
		simulator.quirks.set({ deletedRows: 'shown' });
		const ofType = simulator.store
			.all('custom_captions')
			.filter(({ fields }) => String(fields.Capt_Family).toLowerCase() === 'comp_type');
		const [old] = ofType;
		simulator.store.insert('custom_captions', { ...old?.fields, Capt_CaptionId: undefined, Capt_US: 'A new caption' });
		simulator.store.remove('custom_captions', old?.id ?? 0);
		const id = simulator.store.insert('company', { Comp_Name: 'x', Comp_Type: String(old?.fields.Capt_Code) });
		const recordId = { __rl: true, mode: 'id', value: String(id) };
		const [record] = await read({ resource: 'account', operation: 'get', recordId });
		expect(record?.Comp_TypeCaption).toBe('A new caption');
	});

	it.each([
		['whole', 'integer'],
		['text', 'text'],
	] as const)("are none for another program's numbers: %s", async (_, type) => {
		const columns = [
			{ name: 'Proj_SalesPersonId', type },
			{ name: 'Proj_PersonId', type },
			{ name: 'Proj_ContractUserId', type: 'reference' as const },
		];
		simulator.store.define({ name: 'project', prefix: 'Proj', columns });
		const id = simulator.store.insert('project', { Proj_SalesPersonId: 3, Proj_PersonId: 3, Proj_ContractUserId: 3 });
		const recordId = { __rl: true, mode: 'id', value: String(id) };
		const [record] = await read({ resource: 'custom', entity: 'project', operation: 'get', recordId });
		const named = Object.keys(record ?? {}).filter((name) => /^Proj_.*IdName$/.test(name));
		const expected = ['Proj_ContractUserIdName', ...(type === 'integer' ? ['Proj_PersonIdName'] : [])];
		expect(named.toSorted()).toEqual(expected);
	});

	it('are left out where they cannot be looked up', async () => {
		for (const entity of ['Custom_Captions', 'users']) {
			simulator.faults.add({ kind: 'status', status: 403, match: { entity }, times: 0 });
		}
		const [record] = await read({ operation: 'getAll', limit: 1 });
		expect(record).toHaveProperty('Oppo_PrimaryCompanyIdName');
		expect(Object.keys(record ?? {}).filter((name) => /Caption$|UserIdName$/.test(name))).toEqual([]);
	});
});
