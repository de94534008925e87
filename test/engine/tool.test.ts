import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { entities } from '../../nodes/SageCrm/entities';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { askTool } from './engine.ts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'business', now: '2026-03-02T09:00:00Z', quirks: { usersWritable: true } });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

const ask = async (parameters: INodeParameters, chosen: IDataObject = {}) =>
	await askTool({ ...simulator.credential }, parameters, chosen);
const answerIn = ({ answer, error }: IDataObject): IDataObject[] => {
	if (error !== undefined) throw new Error(String(error));
	return JSON.parse(String(answer));
};
const answerOf = async (parameters: INodeParameters, chosen: IDataObject = {}) =>
	answerIn(await ask(parameters, chosen));
/** As the editor writes it where a parameter is left to the model. */
const fromModel = (name: string, description: string, type = 'string') =>
	`={{ $fromAI('${name}', '${description}', '${type}') }}`;
const recordId = { __rl: true, mode: 'id', value: fromModel('id', 'The number of the record') };
const mapped = (value: IDataObject, matchingColumns: string[] = []): INodeParameters => ({
	mappingMode: 'defineBelow',
	value: JSON.parse(JSON.stringify(value)),
	matchingColumns,
});
const each = entities.map((entity) => [entity.value, entity] as const);

describe('as a tool of an agent the action node', () => {
	it.each(each)('says what it does, and answers with little: %s', async (resource, { plural, resource: table }) => {
		simulator.quirks.set({ linkedOnLists: true });
		const told = await ask({ resource, operation: 'getAll' });
		expect(told).toMatchObject({ name: 'Sage_CRM', description: `Get many ${plural} in Sage CRM`, asked: [] });
		const records = answerIn(told);
		expect(records).toHaveLength(Math.min(50, simulator.store.count(table)));
		// A page of text, not a book: what an agent reads costs tokens.
		expect(String(told.answer).length / records.length).toBeLessThan(900);
		for (const record of records) {
			expect(Object.values(record).filter((value) => value === null || typeof value === 'object')).toEqual([]);
		}
	});

	it('finds by a condition that the model writes', async () => {
		simulator.store.insert('company', { Comp_Name: "O'Hara's Boats" });
		const where = fromModel('condition', 'In SData, such as Comp_Name like A%');
		const list = { resource: 'account', operation: 'getAll', filterMode: 'where', where };
		expect(await ask(list, { condition: "Comp_Name like '%Boats'" })).toMatchObject({ asked: ['condition'] });
		expect(await answerOf(list, { condition: "Comp_Name like '%Boats'" })).toMatchObject([
			{ Comp_Name: "O'Hara's Boats" },
		]);
	});

	it('takes a value of the model for a value, whatever it holds', async () => {
		const filters = {
			filter: [{ column: 'Comp_Name', condition: 'equals', value: fromModel('name', 'The name of the account') }],
		};
		const list = { resource: 'account', operation: 'getAll', filters };
		expect(await answerOf(list, { name: "' or Comp_CompanyId gt 0 or Comp_Name eq '" })).toEqual([]);
	});

	it.each(each)('gets one by its number: %s', async (resource, entity) => {
		const [id = 0] = simulator.store.all(entity.resource).map((row) => row.id);
		expect(await answerOf({ resource, operation: 'get', recordId }, { id: String(id) })).toMatchObject([{ key: id }]);
	});

	it('creates, changes, creates or changes, and deletes', async () => {
		const { store } = simulator;
		const name = fromModel('name', 'The name of the account');
		const write = { resource: 'account', columns: mapped({ Comp_Name: name }, ['Comp_Name']) };
		const [created] = await answerOf({ ...write, operation: 'create' }, { name: 'Made by an agent' });
		const id = Number(created?.key);
		expect(store.get('company', id)?.fields.Comp_Name).toBe('Made by an agent');
		const changed = await answerOf({ ...write, operation: 'update', recordId }, { name: 'Renamed', id: `${id}` });
		expect(changed).toMatchObject([{ key: id, Comp_Name: 'Renamed' }]);
		const again = await answerOf({ ...write, operation: 'upsert' }, { name: 'Renamed' });
		expect(again).toMatchObject([{ key: id }]);
		expect(await answerOf({ ...write, operation: 'delete', recordId }, { id: `${id}` })).toEqual([{ deleted: true }]);
		expect(store.all('company').some((row) => row.id === id)).toBe(false);
	});

	it('lets the model name the record that a new one belongs to', async () => {
		const relations = { Pers_CompanyId: { __rl: true, mode: 'id', value: fromModel('company', 'Number', 'number') } };
		const columns = mapped({ Pers_FirstName: 'Ada', Pers_LastName: 'Byron' });
		const create = { resource: 'contact', operation: 'create', columns, relations };
		expect(await answerOf(create, { company: 4 })).toMatchObject([{ Pers_CompanyId: 4 }]);
	});

	it('gives whole records where the user wants them', async () => {
		const get = { resource: 'account', operation: 'get', recordId, options: { simplify: false } };
		const [whole] = await answerOf(get, { id: '3' });
		expect(whole).toHaveProperty('Address');
	});

	it.each([
		[
			'a record that is not there',
			{ id: '999999' },
			'Sage CRM has no record with the ID 999999 in company: check the ID, and whether the record was deleted.',
		],
		['what is no number', { id: "1') or ('1" }, 'is not the ID of an account'],
	])('tells the agent in one sentence of %s', async (_, chosen, part) => {
		const told = await ask({ resource: 'account', operation: 'get', recordId }, chosen);
		expect(told.answer).toBeUndefined();
		expect(told.error).toContain(part);
	});
});
