import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { entities, relationsOf } from '../../nodes/SageCrm/entities';
import { methods } from '../../nodes/SageCrm/methods';
import { actionProperties } from '../../nodes/SageCrm/operations';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { errorOf, itemsOf, openEditor, runAction } from './engine.ts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'business', now: '2026-03-02T09:00:00Z', quirks: { usersWritable: true } });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

const locator = (mode: string, value: string | number): INodeParameters => ({ __rl: true, mode, value });
const mapped = (value: IDataObject, more: INodeParameters = {}): INodeParameters => ({
	mappingMode: 'defineBelow',
	value: JSON.parse(JSON.stringify(value)),
	...more,
});
const run = async (parameters: INodeParameters, options?: Parameters<typeof runAction>[2]) =>
	await runAction({ ...simulator.credential }, parameters, options);
const records = async (parameters: INodeParameters, options?: Parameters<typeof runAction>[2]) => {
	const done = await run(parameters, options);
	if (done.data.resultData.error !== undefined) throw errorOf(done);
	return itemsOf(done).map(({ json }) => json);
};
const bodies = () =>
	simulator.requests.list().flatMap(({ method, body }): IDataObject[] => (method === 'GET' ? [] : [JSON.parse(body)]));
const related = entities.flatMap((entity) =>
	relationsOf(entity).map((relation) => [entity.value, relation.column, entity, relation] as const),
);

describe('a relation', () => {
	it('is offered for the columns that hold the id of a record that is known', () => {
		expect(related.map(([resource, column]) => `${resource} ${column}`)).toEqual([
			'account Comp_PrimaryPersonId',
			'account Comp_PrimaryUserId',
			'case Case_PrimaryCompanyId',
			'case Case_PrimaryPersonId',
			'case Case_AssignedUserId',
			'contact Pers_CompanyId',
			'contact Pers_PrimaryUserId',
			'lead Lead_PrimaryCompanyID',
			'lead Lead_PrimaryPersonID',
			'lead Lead_AssignedUserId',
			'opportunity Oppo_PrimaryCompanyId',
			'opportunity Oppo_PrimaryPersonId',
			'opportunity Oppo_AssignedUserId',
		]);
	});

	it.each(related)('has a list of its own: %s %s', async (resource, column, _, { target }) => {
		const editor = openEditor({ ...simulator.credential }, { resource });
		const property = actionProperties
			.filter(({ name, displayOptions }) => name === 'relations' && displayOptions?.show?.resource?.includes(resource))
			.flatMap(({ options = [] }) => options)
			.find((option): option is INodeProperties => 'modes' in option && option.name === column);
		const method = property?.modes?.find(({ name }) => name === 'list')?.typeOptions?.searchListMethod ?? '';
		const { results } = (await methods.listSearch[method]?.call(editor)) ?? { results: [] };
		expect(results.length).toBeGreaterThan(0);
		for (const { name, value } of results) {
			// Every kind of record has such ids: the names tell them apart.
			const fields = simulator.store.get(target.resource, Number(value))?.fields ?? {};
			const words = target.titleColumns.map((title) => fields[title]).filter((word) => (word ?? '') !== '');
			expect(name).toBe(words.join(' '));
		}
	});

	it.each(related)('is written with a change: %s %s', async (resource, column, entity, { target }) => {
		const [record, another] = [simulator.store.all(entity.resource)[2], simulator.store.all(target.resource)[3]];
		const id = another?.id ?? 0;
		const parameters = {
			resource,
			operation: 'update',
			recordId: locator('id', record?.id ?? 0),
			columns: mapped({}),
			relations: { [column]: locator('list', String(id)) },
		};
		expect(await records(parameters)).toMatchObject([{ [column]: id }]);
		expect(bodies()).toEqual([{ [column]: id }]);
	});

	it.each(related)('narrows a list down: %s %s', async (resource, column, entity, { target }) => {
		const id = simulator.store.insert(target.resource, {});
		const own = [0, 2].map((at) => simulator.store.all(entity.resource)[at]?.id ?? 0);
		for (const one of own) simulator.store.update(entity.resource, one, { [column]: id });
		const relations = { [column]: locator('id', id) };
		const found = await records({ resource, operation: 'getAll', returnAll: true, relations });
		expect(found.map(({ key }) => key)).toEqual(own);
	});

	it('is written with a new record, given by the address of its page', async () => {
		const relations = {
			Pers_CompanyId: locator('url', 'https://crm.example.com/crm/eware.dll/Do?SID=9&Act=200&Key0=1&Key1=3'),
			Pers_PrimaryUserId: locator('list', ''),
		};
		const columns = mapped({ Pers_FirstName: 'Ada', Pers_LastName: 'Byron' });
		await records({ resource: 'contact', operation: 'create', columns, relations });
		expect(bodies()).toEqual([{ Pers_FirstName: 'Ada', Pers_LastName: 'Byron', Pers_CompanyId: 3 }]);
	});

	it('goes before the same column, in whatever casing, also where the columns come from the input', async () => {
		const relations = { Pers_CompanyId: locator('id', '={{ $json.company }}') };
		const create = { resource: 'contact', operation: 'create', relations };
		const person = { Pers_FirstName: 'Ada', Pers_LastName: 'Byron' };
		await records({ ...create, columns: mapped({ ...person, pers_companyid: 5 }) }, { items: [{ company: 3 }] });
		const columns = mapped({}, { mappingMode: 'autoMapInputData', value: null });
		await records({ ...create, columns }, { items: [{ ...person, Pers_CompanyId: 5, company: 4 }] });
		expect(bodies()).toEqual([
			{ ...person, Pers_CompanyId: 3 },
			{ ...person, Pers_CompanyId: 4 },
		]);
	});

	it('can be matched on by Create or Update', async () => {
		const { store } = simulator;
		const person = { Pers_FirstName: 'Ada', Pers_LastName: 'Byron' };
		const [first, second] = [3, 4].map((company) => store.insert('person', { ...person, Pers_CompanyId: company }));
		const columns = mapped(
			{ ...person, Pers_Title: 'Countess' },
			{ matchingColumns: ['Pers_LastName', 'Pers_CompanyId'] },
		);
		const relations = { Pers_CompanyId: locator('id', 4) };
		expect(await records({ resource: 'contact', operation: 'upsert', columns, relations })).toMatchObject([
			{ key: second, Pers_Title: 'Countess' },
		]);
		expect(store.get('person', first ?? 0)?.fields.Pers_Title ?? null).toBeNull();
	});

	it('stands beside filters of which one is enough, and beside a condition with an or', async () => {
		const { store } = simulator;
		const names = ['One', 'Two', 'Three'];
		const ids = [6, 7].flatMap((company) =>
			names.map((name) => store.insert('person', { Pers_LastName: name, Pers_CompanyId: company })),
		);
		const list = { resource: 'contact', operation: 'getAll', returnAll: true };
		const relations = { Pers_CompanyId: locator('id', 7) };
		const filter = ['One', 'Three'].map((value) => ({ column: 'Pers_LastName', condition: 'equals', value }));
		const wanted = [ids[3], ids[5]];
		const byRows = await records({ ...list, relations, match: 'any', filters: { filter } });
		expect(byRows.map(({ key }) => key)).toEqual(wanted);
		const where = "Pers_LastName eq 'One' or Pers_LastName eq 'Three'";
		const byText = await records({ ...list, relations, filterMode: 'where', where });
		expect(byText.map(({ key }) => key)).toEqual(wanted);
	});

	it.each([
		['an id of no record', locator('id', 'Ada'), '"Ada" is not the ID of an account'],
		['the key of a session', locator('id', 'SID 123456'), 'What was given is not the ID of an account'],
		[
			'the page of another kind of record',
			locator('url', 'https://crm.example.com/crm/eware.dll/Do?Act=220&Key0=2&Key2=4'),
			'That is not the address of an account',
		],
		['a list', { id: 3 }, 'The account is neither an ID nor an address'],
	])('is refused where it is %s', async (_, company, part) => {
		const columns = mapped({ Pers_FirstName: 'Ada', Pers_LastName: 'Byron' });
		const create = { resource: 'contact', operation: 'create', columns, relations: { Pers_CompanyId: company } };
		expect(errorOf(await run(create)).message).toContain(part);
		expect(bodies()).toEqual([]);
	});

	it('that is needed is not asked for by the form beside it', async () => {
		const editor = openEditor({ ...simulator.credential }, { resource: 'contact' });
		const { fields } = await methods.resourceMapping.getWritableColumns.call(editor);
		expect(fields.find(({ id }) => id === 'Pers_CompanyId')).toMatchObject({ required: false });
		const schema = JSON.parse(JSON.stringify(fields));
		const columns = mapped({ Pers_FirstName: 'Ada', Pers_LastName: 'Byron' }, { schema });
		const relations = { Pers_CompanyId: locator('id', 3) };
		await records({ resource: 'contact', operation: 'create', columns, relations });
		expect(bodies()).toMatchObject([{ Pers_CompanyId: 3 }]);
	});

	it.each([
		['an empty list', locator('list', '')],
		['an expression that comes to nothing', locator('id', '={{ $json.nope }}')],
	])('narrows nothing down where it is %s: that is refused', async (_, company) => {
		const list = { resource: 'contact', operation: 'getAll', returnAll: true };
		const failed = await run({ ...list, relations: { Pers_CompanyId: company } });
		expect(errorOf(failed).message).toBe('Company under Related To is empty: choose a record, or remove it.');
		expect(simulator.requests.list()).toEqual([]);
	});
});
