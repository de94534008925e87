import { entities, relationsOf } from '../../nodes/SageCrm/entities';
import { methods } from '../../nodes/SageCrm/methods';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { openEditor } from './engine.ts';

const { searchRecords } = methods.listSearch;
const { getColumns } = methods.loadOptions;
const { getWritableColumns } = methods.resourceMapping;

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'business', now: '2026-03-02T09:00:00Z' });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

const editor = (resource?: string) =>
	openEditor({ ...simulator.credential }, resource === undefined ? {} : { resource });
const search = async (resource: string, filter?: string, token?: string) =>
	await searchRecords.call(editor(resource), filter, token);

describe('the list of records', () => {
	it.each(entities.map((entity) => [entity.value, entity] as const))(
		'names each %s and gives its id',
		async (value, entity) => {
			const { results } = await search(value);
			expect(results.length).toBeGreaterThan(0);
			const stored = new Set(simulator.store.all(entity.resource).map(({ id }) => String(id)));
			for (const { name, value: id } of results) {
				expect(stored).toContain(id);
				expect(name).not.toBe('');
				expect(name).not.toMatch(/null|undefined/);
			}
		},
	);

	it('is searched for brackets as for any sign', async () => {
		const id = simulator.store.insert('company', { Comp_Name: 'Old [UK] Ltd' });
		expect((await search('account', 'd [uk]')).results).toEqual([{ name: 'Old [UK] Ltd', value: String(id) }]);
		// Databases read brackets as a choice of signs.
		for (const { query } of simulator.requests.list()) expect(query.where).not.toContain('[');
	});

	it('goes on page after page as the user scrolls, each record once, and comes to an end', async () => {
		simulator.quirks.set({ pageCap: 30 });
		const values: unknown[] = [];
		let token: string | undefined;
		for (let page = 0; page === 0 || token !== undefined; page++) {
			const { results, paginationToken } = await search('account', undefined, token);
			values.push(...results.map(({ value }) => value));
			token = paginationToken === undefined ? undefined : String(paginationToken);
			expect(page).toBeLessThan(100);
		}
		expect(new Set(values).size).toBe(values.length);
		expect(values).toHaveLength(simulator.store.count('company'));
	});

	it('is in the order of the names', async () => {
		simulator.store.insert('company', { Comp_Name: '!first of all' });
		const { results } = await search('account');
		expect(results[0]?.name).toBe('!first of all');
	});

	it.each(["O'Brien & Söhne", "' or Comp_CompanyId gt 0 or Comp_Name eq '", '100 %', 'a+b', '(x) and [y]'])(
		'finds %j by that text and nothing else',
		async (name) => {
			const id = simulator.store.insert('company', { Comp_Name: `The ${name} Company` });
			const { results } = await search('account', `  ${name} `);
			expect(results).toEqual([{ name: `The ${name} Company`, value: String(id) }]);
		},
	);

	it('finds people by either name and by both', async () => {
		const id = simulator.store.insert('person', { Pers_FirstName: 'Zdenka', Pers_LastName: 'Quillfeather' });
		const found = { results: [{ name: 'Zdenka Quillfeather', value: String(id) }] };
		for (const filter of ['Zdenka', 'feather', 'Zdenka Quillfeather', 'Zdenka  Quill']) {
			expect(await search('contact', filter)).toMatchObject(found);
		}
	});

	it('finds records by their numbers as well', async () => {
		const [account] = simulator.store.all('company').slice(6);
		const { results } = await search('account', String(account?.id));
		expect(results).toContainEqual({ name: account?.fields.Comp_Name, value: String(account?.id) });
	});

	it('names records of any entity by the column that is a name', async () => {
		simulator.store.define({ name: 'project', prefix: 'Proj', columns: ['Proj_Status', 'Proj_Name'] });
		for (const Proj_Name of ['Roof', 'Garden']) simulator.store.insert('project', { Proj_Name });
		const custom = openEditor({ ...simulator.credential }, { resource: 'custom', entity: 'project' });
		expect(await searchRecords.call(custom, 'Gard')).toMatchObject({ results: [{ name: 'Garden', value: '2' }] });
	});

	it('is empty where nothing matches, and ends there', async () => {
		expect(await search('account', 'there is none of that name')).toEqual({ results: [] });
	});

	it('shows the number of a record that has no name', async () => {
		const id = simulator.store.insert('communication', { Comm_Note: 'without a subject' });
		simulator.store.touchAll('communication', `Comm_CommunicationId ne ${id}`, {}, { Comm_Subject: 'x' });
		const { results } = await search('communication');
		expect(results).toContainEqual({ name: `#${id}`, value: String(id) });
	});

	it.each([
		['text keys', { keyType: 'string' }],
		['scrambled casing', { casing: 'scrambled' }],
		['a hidden id column', { hiddenColumns: ['Comp_CompanyId'] }],
	] as const)('is the same with %s', async (_, quirks) => {
		const expected = await search('account');
		simulator.quirks.set({ ...quirks, hiddenColumns: 'hiddenColumns' in quirks ? [...quirks.hiddenColumns] : [] });
		expect(await search('account')).toEqual(expected);
	});

	it('is empty for a resource that does not exist', async () => {
		expect(await search('invoice')).toEqual({ results: [] });
	});
});

describe('the columns to choose from', () => {
	it.each(entities.map((entity) => [entity.value, entity] as const))(
		'are those of the %s, by their labels',
		async (value, entity) => {
			const options = await getColumns.call(editor(value));
			const values = options.map((option) => option.value);
			for (const { name } of entity.columns) expect(values).toContain(name);
			simulator.quirks.set({ prototypes: 'missing' });
			const known = (await getColumns.call(editor(value))).map((option) => option.value);
			expect(known.sort()).toEqual(entity.columns.map(({ name }) => name).sort());
			const labels = options.map(({ name }) => name);
			expect(labels).toEqual(labels.toSorted((a, b) => a.localeCompare(b)));
			expect(new Set(labels).size).toBe(labels.length);
		},
	);

	it('are those of the first resource before one is chosen', async () => {
		expect((await getColumns.call(editor())).map((option) => option.value)).toContain('Comp_Name');
	});
});

describe('the columns to fill in', () => {
	it.each(entities.map((entity) => [entity.value, entity] as const))(
		'of a new %s begin with the required ones',
		async (value, entity) => {
			const { fields } = await getWritableColumns.call(editor(value));
			const marks = fields.map(({ required }) => required);
			const relations = relationsOf(entity).map(({ column }) => column);
			const columns = simulator.store.entities().find(({ name }) => name === entity.resource)?.columns ?? [];
			const needed = columns.filter(({ mandatory }) => mandatory === true).map(({ name }) => name);
			const marked = fields.filter(({ required }) => required).map(({ id }) => id);
			expect(marked.toSorted()).toEqual(needed.filter((name) => !relations.includes(name)).toSorted());
			// Then what bodies that real installs took had.
			const usual = entity.columns.filter((column) => column.usual === true).map(({ name }) => name);
			const open = [...new Set([...marked, ...usual])].filter((name) => !relations.includes(name));
			expect(
				fields
					.filter(({ removed }) => removed !== true)
					.map(({ id }) => id)
					.toSorted(),
			).toEqual(open.toSorted());
			expect(fields.slice(0, open.length).every(({ removed }) => removed !== true)).toBe(true);
			expect(marks).toEqual(marks.toSorted((one, other) => Number(other) - Number(one)));
			expect(fields.every(({ display }) => display)).toBe(true);

			simulator.quirks.set({ prototypes: 'missing' });
			const known = (await getWritableColumns.call(editor(value))).fields;
			expect(known.filter(({ required }) => required)).toEqual([]);
			expect(new Set(known.filter(({ removed }) => removed !== true).map(({ id }) => id))).toEqual(
				new Set(usual.filter((name) => !relations.includes(name))),
			);
		},
	);

	it.each(entities.map((entity) => [entity.value, entity] as const))(
		'of a new %s leave out what only the server writes',
		async (value, entity) => {
			const ids = (await getWritableColumns.call(editor(value))).fields.map(({ id }) => id.toLowerCase());
			for (const own of [entity.idColumn, entity.createdColumn, entity.updatedColumn, entity.updatedByColumn]) {
				expect(ids).not.toContain(own.toLowerCase());
			}
		},
	);

	it('have types that n8n shows fitting fields for', async () => {
		const { fields } = await getWritableColumns.call(editor('opportunity'));
		const types = Object.fromEntries(fields.map(({ id, type }) => [id, type]));
		expect(types).toMatchObject({
			Oppo_Description: 'string',
			Oppo_Stage: 'options',
			Oppo_PrimaryCompanyId: 'number',
			Oppo_Total: 'number',
			Oppo_Opened: 'dateTime',
			Oppo_TargetClose: 'dateTime',
		});
	});

	it('of an entity of which nothing is known or described are those of a record', async () => {
		simulator.quirks.set({ prototypes: 'missing' });
		simulator.store.define({
			name: 'project',
			prefix: 'Proj',
			columns: ['Proj_Name', { name: 'Proj_Sum', type: 'integer' }],
		});
		const project = openEditor({ ...simulator.credential }, { resource: 'custom', entity: 'project' });
		expect(await getWritableColumns.call(project)).toEqual({ fields: [] });
		simulator.store.insert('project', { Proj_Name: 'Roof', Proj_Sum: 7 });
		const { fields } = await getWritableColumns.call(project);
		expect(fields.map(({ id, type }) => [id, type])).toEqual([
			['Proj_Name', 'string'],
			['Proj_Sum', 'number'],
		]);
		expect((await getColumns.call(project)).map(({ value }) => value)).toContain('Proj_UpdatedDate');
	});

	it('are none for a resource that does not exist', async () => {
		expect(await getWritableColumns.call(editor('invoice'))).toEqual({ fields: [] });
	});
});
