import type { INodeParameters } from 'n8n-workflow';
import { entities } from '../../nodes/SageCrm/entities';
import { startSimulator, type Quirks, type Simulator } from '../simulator/index.ts';
import { errorOf, itemsOf, runAction } from './engine.ts';

const start = '2026-03-02T09:00:00Z';
const everything: INodeParameters = { operation: 'getAll', returnAll: true };

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'business', now: start });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

async function records(parameters: INodeParameters, ...more: Array<Parameters<typeof runAction>[2]>) {
	const run = await runAction({ ...simulator.credential }, parameters, ...more);
	if (run.data.resultData.error !== undefined) throw errorOf(run);
	return itemsOf(run).map(({ json }) => json);
}

const idsIn = (resource: string) => simulator.store.all(resource).map(({ id }) => id);

describe.each(entities.map((entity) => [entity.value, entity] as const))(
	'the action node reads: %s',
	(value, entity) => {
		it('all of them with Return All, page after page beyond what one page holds', async () => {
			simulator.quirks.set({ pageCap: 7 });
			const found = await records({ resource: value, ...everything });
			expect(found.map(({ key }) => key)).toEqual(idsIn(entity.resource));
			expect(found.map((record) => record[entity.idColumn])).toEqual(idsIn(entity.resource));
		});

		it('as many as the limit allows', async () => {
			simulator.quirks.set({ pageCap: 2 });
			const found = await records({ resource: value, operation: 'getAll', returnAll: false, limit: 5 });
			expect(found).toHaveLength(5);
		});

		it('one by its id, with the known columns in the known casing', async () => {
			simulator.quirks.set({ casing: 'scrambled' });
			const [id = 0] = idsIn(entity.resource);
			const [record, ...others] = await records({
				resource: value,
				operation: 'get',
				recordId: { __rl: true, mode: 'id', value: String(id) },
			});
			expect(others).toEqual([]);
			expect(record).toMatchObject({ key: id, [entity.idColumn]: id });
			for (const { name } of entity.columns) expect(record).toHaveProperty(name);
			expect(Object.keys(record ?? {}).filter((name) => name.startsWith('$'))).toEqual([]);
		});

		it('without passwords, though the server sends them, nested ones too', async () => {
			simulator.quirks.set({ leakPasswords: true, linkedOnLists: true, casing: 'scrambled' });
			const secret = { User_PASSWORD: 'geheim' };
			const body = { $resources: [{ $key: 1, ...secret, Owner: secret, Others: { $resources: [secret] } }] };
			const match = { path: `/${entity.resource}?` };
			simulator.faults.add({ kind: 'status', status: 200, body: JSON.stringify(body), match });
			const nested = await records({ resource: value, operation: 'getAll', returnAll: false, limit: 1 });
			expect(nested).toEqual([{ key: 1, Owner: {}, Others: [{}] }]);
			const many = await records({ resource: value, operation: 'getAll', returnAll: false, limit: 5 });
			expect(many.length).toBeGreaterThan(0);
			expect(JSON.stringify(many)).not.toMatch(/passw/i);
		});
	},
);

describe('the action node keeps all records', () => {
	const ignored: Partial<Quirks> = { orderBy: 'ignored' };
	it.each<[string, Partial<Quirks>]>([
		['from pages of three', { pageCap: 3 }],
		['from pages of one', { pageCap: 1 }],
		['without a count', { pageCap: 3, totals: 'missing' }],
		['with a count of the page alone', { pageCap: 3, totals: 'page' }],
		['with keys that are text', { pageCap: 3, keyType: 'string' }],
		['in any casing', { pageCap: 3, casing: 'scrambled' }],
		['in lower case', { pageCap: 3, casing: 'lower' }],
		['with a hidden id', { pageCap: 3, hiddenColumns: ['Comp_CompanyId'] }],
		['with null columns left out', { pageCap: 3, nullColumns: 'omitted' }],
		['from a server that orders backwards', { ...ignored, naturalOrder: 'idDescending', pageCap: 3 }],
		['from a server that orders by change', { ...ignored, naturalOrder: 'updated', pageCap: 3 }],
		['from a server that shuffles', { ...ignored, naturalOrder: 'shuffled', pageCap: 3 }],
		['from a server that shuffles, without a count', { ...ignored, naturalOrder: 'shuffled', totals: 'missing' }],
		['from a server that orders backwards, one a page', { ...ignored, naturalOrder: 'idDescending', pageCap: 1 }],
		['from a server that shuffles, one a page', { ...ignored, naturalOrder: 'shuffled', pageCap: 1 }],
	])('%s', async (_, quirks) => {
		simulator.quirks.set(quirks);
		const found = await records({ resource: 'account', ...everything });
		const keys = found.map(({ key }) => Number(key));
		expect(keys.toSorted((a, b) => a - b)).toEqual(idsIn('company'));
	});

	it('where all pages are in order by chance, and one with a lower id comes last', async () => {
		simulator.quirks.set({ orderBy: 'ignored', naturalOrder: 'updated', pageCap: 3 });
		const { store, clock } = simulator;
		const ids = idsIn('communication');
		store.touchAll('communication', '', { updated: clock.now() });
		store.update('communication', ids[0] ?? 0, {}, { updated: clock.now() + 1000 });
		const found = await records({ resource: 'communication', ...everything });
		expect(found.map(({ key }) => Number(key)).toSorted((a, b) => a - b)).toEqual(ids);
	});

	it('while one of them is deleted between two pages', async () => {
		simulator.quirks.set({ pageCap: 5 });
		const [first = 0, ...others] = idsIn('company');
		let pages = 0;
		simulator.onRequest(() => {
			if (++pages === 2) simulator.store.remove('company', first);
		});
		const found = await records({ resource: 'account', ...everything });
		expect(found.map(({ key }) => key)).toEqual([first, ...others]);
	});
});

describe('the action node asks', () => {
	it('for the chosen columns alone, the id among them', async () => {
		const parameters = { resource: 'account', operation: 'getAll', returnAll: false, limit: 2 };
		const found = await records({ ...parameters, options: { columns: ['Comp_Name'] } });
		expect(found.map((record) => Object.keys(record).sort())).toEqual([
			['Comp_CompanyId', 'Comp_Name', 'key'],
			['Comp_CompanyId', 'Comp_Name', 'key'],
		]);
	});

	it.each([
		['From List', 'list', '43'],
		['By ID', 'id', ' 43 '],
		['By URL', 'url', 'https://crm.example.com/crm/eware.dll/Do?SID=123&Act=200&Key0=1&Key1=43'],
		['By URL of SData', 'url', "https://crm.example.com/sdata/crmj/sagecrm2/-/company('43')"],
	])('for the record that was named %s', async (_, mode, value) => {
		const found = await records({ resource: 'account', operation: 'get', recordId: { __rl: true, mode, value } });
		expect(found).toMatchObject([{ key: 43 }]);
		expect(simulator.requests.list().map(({ path }) => path)).toEqual(["/sdata/crmj/sagecrm2/-/company('43')"]);
	});

	it('once for each item, and pairs what comes with it', async () => {
		const parameters = {
			resource: 'account',
			operation: 'get',
			recordId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		};
		const run = await runAction({ ...simulator.credential }, parameters, { items: [{ id: 3 }, { id: 1 }, { id: 2 }] });
		expect(itemsOf(run).map(({ json, pairedItem }) => [json.key, pairedItem])).toEqual([
			[3, { item: 0 }],
			[1, { item: 1 }],
			[2, { item: 2 }],
		]);
	});

	it('on with the next item where one fails and the user wants that', async () => {
		const parameters = {
			resource: 'account',
			operation: 'get',
			recordId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		};
		const items = [{ id: 1 }, { id: 999_999 }, { id: 'x' }, { id: 2 }];
		const run = await runAction({ ...simulator.credential }, parameters, { items, onError: 'continueRegularOutput' });
		expect(run.data.resultData.error).toBeUndefined();
		expect(itemsOf(run).map(({ json, pairedItem }) => [json.key ?? json.error, pairedItem])).toEqual([
			[1, { item: 0 }],
			[
				'Sage CRM has no record with the ID 999999 in company: check the ID, and whether the record was deleted.',
				{ item: 1 },
			],
			['"x" is not the ID of an account: choose one from the list or write its number.', { item: 2 }],
			[2, { item: 3 }],
		]);
	});

	it('no further where one fails otherwise', async () => {
		const parameters = {
			resource: 'account',
			operation: 'get',
			recordId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			options: { parallelRequests: 1 },
		};
		const run = await runAction({ ...simulator.credential }, parameters, { items: [{ id: 999_999 }, { id: 2 }] });
		expect(errorOf(run).message).toContain('999999');
		expect(simulator.requests.list()).toHaveLength(1);
	});

	it('again where a read did not come through', async () => {
		simulator.faults.add({ kind: 'status', status: 503, times: 2 });
		const found = await records({ resource: 'account', operation: 'getAll', returnAll: false, limit: 2 });
		expect(found).toHaveLength(2);
		expect(simulator.requests.list().map(({ status }) => status)).toEqual([503, 503, 200]);
	});

	it('again where an answer was cut off on its way or the connection broke', async () => {
		simulator.faults.add({ kind: 'truncate' });
		simulator.faults.add({ kind: 'reset' });
		const found = await records({ resource: 'account', operation: 'getAll', returnAll: false, limit: 2 });
		expect(found).toHaveLength(2);
		expect(simulator.requests.list().map(({ status }) => status)).toEqual([200, 0, 200]);
	});
});

describe('where nothing can begin', () => {
	it('each item becomes an error item where failures are borne', async () => {
		const parameters = { resource: 'custom', entity: 'nosuch', operation: 'getAll' };
		const options = { items: [{ a: 1 }, { a: 2 }], onError: 'continueRegularOutput' as const };
		const run = await runAction({ ...simulator.credential }, parameters, options);
		expect(itemsOf(run)).toMatchObject(
			[0, 1].map((item) => ({ json: { error: expect.any(String) }, pairedItem: { item } })),
		);
	});

	it('a session id is not repeated', async () => {
		const address = 'SID=123456789&Act=200&Key1=5';
		const get = async (value: string) => {
			const recordId = { __rl: true, mode: 'id', value };
			return await runAction({ ...simulator.credential }, { resource: 'account', operation: 'get', recordId });
		};
		expect(errorOf(await get(`={{ "${address}" }}`)).message).toBe(
			'That is an address, not an ID: choose By URL, or write the number of the record.',
		);
		await expect(get(address)).rejects.toThrow(
			/^The 'Sage CRM' node has issues:\n- Not the ID of a record: write its number$/,
		);
	});
});

describe('a custom API call', () => {
	it.each([[{ resource: '__CUSTOM_API_CALL__' }], [{ resource: 'account', operation: '__CUSTOM_API_CALL__' }]])(
		'is left to the HTTP Request node, which the error names (%j)',
		async (parameters) => {
			const run = await runAction({ ...simulator.credential }, parameters);
			expect(errorOf(run).message).toContain('made with the HTTP Request node');
			expect(simulator.requests.list()).toEqual([]);
		},
	);
});
