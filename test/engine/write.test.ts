import { sleep, type IDataObject, type INodeParameters } from 'n8n-workflow';
import { entities } from '../../nodes/SageCrm/entities';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { errorOf, itemsOf, runAction } from './engine.ts';

/** A change of each resource that its server lets be made. */
const changes: Readonly<Record<string, Record<string, string>>> = {
	account: { Comp_WebSite: 'https://new.example.com' },
	case: { Case_Description: 'It starts now' },
	communication: { Comm_Subject: 'Called back' },
	contact: { Pers_Department: 'Purchasing' },
	lead: { Lead_Details: 'Wants two' },
	note: { Note_Note: 'Another line' },
	opportunity: { Oppo_Description: 'Eleven of them' },
	user: { User_Department: 'Sales' },
};

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'business', now: '2026-03-02T09:00:00Z', quirks: { usersWritable: true } });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

const mapped = (value: IDataObject, matchingColumns: string[] = []): INodeParameters => ({
	mappingMode: 'defineBelow',
	value: JSON.parse(JSON.stringify(value)),
	matchingColumns,
});
const byId = (value: string | number): INodeParameters => ({ __rl: true, mode: 'id', value: String(value) });
const run = async (parameters: INodeParameters, options?: Parameters<typeof runAction>[2]) =>
	await runAction({ ...simulator.credential }, parameters, options);
const writes = () => simulator.requests.list().filter(({ method }) => method !== 'GET');
const idOf = (entity: string) => simulator.store.all(entity)[3]?.id ?? 0;
const each = entities.map((entity) => [entity.value, entity] as const);

describe('the action node updates', () => {
	it.each(each)('a record: %s', async (resource, entity) => {
		const id = idOf(entity.resource);
		const before = simulator.store.get(entity.resource, id)?.fields ?? {};
		const change = changes[resource] ?? {};
		const parameters = { resource, operation: 'update', recordId: byId(id), columns: mapped(change) };
		const [item, ...others] = itemsOf(await run(parameters));
		expect(others).toEqual([]);
		expect(item?.json).toMatchObject({ ...change, key: id });
		const after = simulator.store.get(entity.resource, id)?.fields ?? {};
		expect(after).toMatchObject({ ...before, ...change, [entity.updatedByColumn]: after[entity.updatedByColumn] });
		expect(writes().map(({ method, body }) => [method, JSON.parse(body)] as const)).toEqual([['PATCH', change]]);
	});

	it('and answers with what the database holds', async () => {
		simulator.quirks.set({ echo: 'memory' });
		const columns = mapped({ Comp_Employees: 7 });
		const [item] = itemsOf(await run({ resource: 'account', operation: 'update', recordId: byId(5), columns }));
		expect(item?.json).toMatchObject({ Comp_Employees: '7', Comp_UpdatedDate: '2026-03-02T09:00:00Z' });
	});

	it('a column to nothing where null is given', async () => {
		simulator.store.update('company', 5, { Comp_WebSite: 'https://old.example.com' });
		const columns = mapped({ Comp_WebSite: '={{ null }}', Comp_Name: 'Kept' });
		await run({ resource: 'account', operation: 'update', recordId: byId(5), columns });
		expect(simulator.store.get('company', 5)?.fields).toMatchObject({ Comp_WebSite: null, Comp_Name: 'Kept' });
	});

	it.each([
		['nothing was given', { Comp_Name: '' }, 'There is nothing to change in account 5'],
		['a number is none', { Comp_PrimaryUserId: 'the boss' }, 'Comp_PrimaryUserId takes a number, not "the boss"'],
		[
			'the server alone writes a column',
			{ Comp_CreatedDate: '2026-01-01' },
			'Comp_CreatedDate is written by Sage CRM alone',
		],
	])('nothing where %s, and says so', async (_, value, part) => {
		const parameters = { resource: 'account', operation: 'update', recordId: byId(5), columns: mapped(value) };
		expect(errorOf(await run(parameters)).message).toContain(part);
		expect(writes()).toEqual([]);
	});

	it('nothing where a date is none', async () => {
		const columns = mapped({ Oppo_TargetClose: 'next week' });
		const parameters = { resource: 'opportunity', operation: 'update', recordId: byId(5), columns };
		expect(errorOf(await run(parameters)).message).toContain('Oppo_TargetClose takes a date, not "next week"');
		expect(writes()).toEqual([]);
	});

	it('one after the other, and none behind one that fails', async () => {
		const parameters = {
			resource: 'account',
			operation: 'update',
			recordId: byId('={{ $json.id }}'),
			columns: mapped({ Comp_Name: 'Changed' }),
		};
		expect(errorOf(await run(parameters, { items: [{ id: 5 }, { id: 999_999 }, { id: 6 }] })).message).toContain(
			'999999',
		);
		expect(writes()).toHaveLength(2);
		expect(simulator.store.get('company', 6)?.fields.Comp_Name).not.toBe('Changed');
	});

	it('a moment in the zone of the server, and as it was where it is written back', async () => {
		const dublin = await startSimulator({ data: 'business', quirks: { stampZone: 'Europe/Dublin' } });
		const columns = mapped({ Comm_DateTime: '2026-07-03T10:00:00Z' });
		const parameters = { resource: 'communication', operation: 'update', recordId: byId(5), columns };
		const stored = () => dublin.store.get('communication', 5)?.fields.Comm_DateTime;
		const [item] = itemsOf(await runAction({ ...dublin.credential }, parameters));
		expect(item?.json.Comm_DateTime).toBe('2026-07-03T10:00:00Z');
		expect(stored()).toBe(Date.parse('2026-07-03T10:00:00Z'));
		const automatic = { ...parameters, columns: { mappingMode: 'autoMapInputData', value: null } };
		const again = await runAction({ ...dublin.credential }, automatic, {
			items: [{ Comm_DateTime: item?.json.Comm_DateTime }],
		});
		expect(itemsOf(again)[0]?.json.Comm_DateTime).toBe('2026-07-03T10:00:00Z');
		expect(stored()).toBe(Date.parse('2026-07-03T10:00:00Z'));
		await dublin.close();
	});

	it.each(['update', 'delete'])('nothing where the server refuses with an answer 200: %s', async (operation) => {
		const $diagnoses = [{ $severity: 'error', $sdataCode: 'ApplicationDiagnosis', $message: 'The record is locked' }];
		const method = operation === 'update' ? 'PATCH' : 'DELETE';
		simulator.faults.add({ kind: 'status', status: 200, body: JSON.stringify({ $diagnoses }), match: { method } });
		const parameters = { resource: 'account', operation, recordId: byId(5), columns: mapped({ Comp_Name: 'New' }) };
		expect(errorOf(await run(parameters)).message).toContain('The record is locked');
		expect(simulator.store.get('company', 5)?.fields.Comp_Name).not.toBe('New');
	});

	it('although the answer only warns', async () => {
		const $diagnoses = [{ $severity: 'warning', $message: 'The name is long' }];
		simulator.faults.add({
			kind: 'status',
			status: 200,
			body: JSON.stringify({ $diagnoses }),
			match: { method: 'PATCH' },
			afterwards: true,
		});
		const parameters = {
			resource: 'account',
			operation: 'update',
			recordId: byId(5),
			columns: mapped({ Comp_Name: 'New' }),
		};
		expect(itemsOf(await run(parameters))[0]?.json).toMatchObject({ key: 5, Comp_Name: 'New' });
	});

	it.each(['0', 'N', 0, false])('what is not deleted, however the server says so: %j', async (mark) => {
		const record = { $key: 5, Comp_CompanyId: 5, Comp_Name: 'Here', Comp_Deleted: mark };
		const body = JSON.stringify({ $resources: [record], $totalResults: 1 });
		simulator.faults.add({ kind: 'status', status: 200, body, match: { method: 'GET' } });
		const parameters = {
			resource: 'account',
			operation: 'upsert',
			columns: mapped({ Comp_Name: 'Here' }, ['Comp_Name']),
		};
		await run(parameters);
		expect(writes().map(({ method }) => method)).toEqual(['PATCH']);
	});

	it('nothing where items name different entities', async () => {
		const parameters = { resource: 'custom', entity: '={{ $json.entity }}', operation: 'delete', recordId: byId(1) };
		const items = [{ entity: 'address' }, { entity: 'phone' }];
		expect(errorOf(await run(parameters, { items })).message).toContain('name different entities');
		expect(writes()).toEqual([]);
	});

	it('several at once where failures are borne', async () => {
		let asking = 0;
		let goOn: () => void = () => undefined;
		const four = new Promise<void>((resolve) => {
			goOn = resolve;
		});
		// Nobody gets an answer before four ask.
		const stop = simulator.onRequest(async () => {
			if (++asking === 4) goOn();
			await four;
		});
		const parameters = {
			resource: 'account',
			operation: 'update',
			recordId: byId('={{ $json.id }}'),
			columns: mapped({ Comp_Name: 'Changed' }),
		};
		const items = [1, 2, 3, 4, 5, 6].map((id) => ({ id }));
		const done = await run(parameters, { items, onError: 'continueRegularOutput' });
		stop();
		expect(itemsOf(done).map(({ json }) => json.key)).toEqual([1, 2, 3, 4, 5, 6]);
	});

	it('no more than sixteen at once, however many the user asks for', async () => {
		let waiting = 0;
		let most = 0;
		const stop = simulator.onRequest(async () => {
			most = Math.max(most, ++waiting);
			// Time for others to ask; too little of it hides a mistake, but makes none.
			await sleep(20);
			waiting--;
		});
		const items = Array.from({ length: 60 }, (_, index) => ({ id: index + 1 }));
		const recordId = byId('={{ $json.id }}');
		const done = await run(
			{ resource: 'account', operation: 'get', recordId, options: { parallelRequests: 1_000 } },
			{ items },
		);
		stop();
		expect(itemsOf(done)).toHaveLength(60);
		expect(most).toBeGreaterThan(1);
		expect(most).toBeLessThanOrEqual(16);
	});

	it('one after the other where they are for the same record', async () => {
		simulator.faults.add({ kind: 'delay', delayMs: 50, match: { method: 'PATCH', path: "company('5')" } });
		const parameters = {
			resource: 'account',
			operation: 'update',
			recordId: byId('={{ $json.id }}'),
			columns: mapped({ Comp_Name: '={{ $json.name }}' }),
		};
		const items = [
			{ id: 5, name: 'first' },
			{ id: 6, name: 'another' },
			{ id: 5, name: 'last' },
		];
		const done = await run(parameters, { items, onError: 'continueRegularOutput' });
		expect(itemsOf(done).map(({ json }) => json.Comp_Name)).toEqual(['first', 'another', 'last']);
		expect(simulator.store.get('company', 5)?.fields.Comp_Name).toBe('last');
	});

	it.each(['={{ Number("abc") }}', '={{ 1 / 0 }}'])('nothing to what is no number: %s', async (value) => {
		const parameters = { resource: 'account', operation: 'update', recordId: byId(5) };
		for (const name of ['Comp_Name', 'Comp_PrimaryUserId']) {
			const refused = await run({ ...parameters, columns: mapped({ [name]: value }) });
			expect(errorOf(refused).message).toMatch(
				new RegExp(`The value for ${name} is (NaN|Infinity), which is no number`),
			);
		}
		expect(writes()).toEqual([]);
	});

	it.each(['2026', '2026-01', '2026-W05', '10:30', '20260131'])('no date to what nobody means: %s', async (value) => {
		const parameters = { resource: 'communication', operation: 'update', recordId: byId(5) };
		const refused = await run({ ...parameters, columns: mapped({ Comm_DateTime: value }) });
		expect(errorOf(refused).message).toContain(`Comm_DateTime takes a date, not "${value}"`);
		expect(writes()).toEqual([]);
	});

	it('a day to its midnight for the user, so that a filter for that day finds it', async () => {
		const columns = mapped({ Comm_DateTime: '2031-01-31' });
		await run({ resource: 'communication', operation: 'update', recordId: byId(5), columns });
		const filter = [{ column: 'Comm_DateTime', condition: 'equals', value: '2031-01-31' }];
		const list = { resource: 'communication', operation: 'getAll', filters: { filter } };
		expect(itemsOf(await run(list)).map(({ json }) => json.key)).toEqual([5]);
	});

	it('although the answer is blank', async () => {
		simulator.faults.add({ kind: 'status', status: 204, body: '', match: { method: 'PATCH' }, afterwards: true });
		const parameters = {
			resource: 'account',
			operation: 'update',
			recordId: byId(5),
			columns: mapped({ Comp_Name: 'Blank' }),
		};
		expect(itemsOf(await run(parameters))[0]?.json).toMatchObject({ key: 5, Comp_Name: 'Blank' });
	});

	it('and says that it is done where the server does not show what it has become', async () => {
		simulator.faults.add({ kind: 'status', status: 204, body: '', match: { method: 'PATCH' }, afterwards: true });
		simulator.faults.add({ kind: 'status', status: 403, match: { method: 'GET', path: "company('5')" } });
		const columns = mapped({ Comp_Name: 'Unseen' });
		const done = await run({ resource: 'account', operation: 'update', recordId: byId(5), columns });
		expect(errorOf(done).message).toBe(
			"Record 5 in company was changed, but Sage CRM did not show it afterwards: do not change it again, check the user's rights.",
		);
		expect(simulator.store.all('company').find(({ id }) => id === 5)?.fields.Comp_Name).toBe('Unseen');
	});

	it.each([
		['true', 'Y'],
		['Yes', 'Y'],
		['1', 'Y'],
		['false', 'N'],
		['no', 'N'],
		['0', 'N'],
	])('a checkbox that is given as the word %s', async (word, mark) => {
		const columns = mapped({ Comp_OptOut: `={{ "${word}" }}` });
		await run({ resource: 'account', operation: 'update', recordId: byId(5), columns });
		expect(JSON.parse(writes()[0]?.body ?? '')).toEqual({ Comp_OptOut: mark });
	});

	it('no checkbox to what is neither', async () => {
		const columns = mapped({ Comp_OptOut: '={{ "perhaps" }}' });
		const refused = await run({ resource: 'account', operation: 'update', recordId: byId(5), columns });
		expect(errorOf(refused).message).toBe('Comp_OptOut takes true or false, not "perhaps".');
		expect(writes()).toEqual([]);
	});

	it('a checkbox as Sage CRM stores it', async () => {
		const columns = mapped({ Comp_OptOut: true });
		await run({ resource: 'account', operation: 'update', recordId: byId(5), columns });
		expect(JSON.parse(writes()[0]?.body ?? '')).toEqual({ Comp_OptOut: 'Y' });
	});

	it('nothing where an address stands for the id, and does not repeat it', async () => {
		const address = 'https://crm.example.com/crm/eware.dll/Do?SID=1234567&Act=200&Key0=1&Key1=5';
		const parameters = {
			resource: 'account',
			operation: 'update',
			recordId: byId(`={{ "${address}" }}`),
			columns: mapped({ Comp_Name: 'x' }),
		};
		const { message } = errorOf(await run(parameters));
		expect(message).toContain('That is an address, not an ID');
		expect(message).not.toContain('1234567');
	});
});

describe('the action node deletes', () => {
	it.each(each)('a record: %s', async (resource, entity) => {
		const id = idOf(entity.resource);
		const count = simulator.store.count(entity.resource);
		const items = itemsOf(await run({ resource, operation: 'delete', recordId: byId(id) }));
		expect(items.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([[{ deleted: true }, { item: 0 }]]);
		expect(simulator.store.count(entity.resource)).toBe(count - 1);
	});

	it.each([200, 204] as const)('whatever the status of the blank answer: %d', async (deleteStatus) => {
		simulator.quirks.set({ deleteStatus });
		const [item] = itemsOf(await run({ resource: 'account', operation: 'delete', recordId: byId(5) }));
		expect(item?.json).toEqual({ deleted: true });
	});

	it('nothing that is not there, and says so', async () => {
		const refused = await run({ resource: 'account', operation: 'delete', recordId: byId(999_999) });
		expect(errorOf(refused).message).toContain('no record with the ID 999999 in company');
	});

	it('no user where the server does not let one be deleted', async () => {
		simulator.quirks.set({ usersWritable: false });
		const refused = await run({ resource: 'user', operation: 'delete', recordId: byId(5) });
		expect(errorOf(refused).message).toContain('does not let this user delete users');
	});
});

describe('the action node creates or updates', () => {
	const upsert = (value: IDataObject, matching: string[], resource = 'account'): INodeParameters => ({
		resource,
		operation: 'upsert',
		columns: mapped(value, matching),
	});

	it.each(each)('a record that is not there, then the one that is: %s', async (resource, entity) => {
		const [name = ''] = entity.titleColumns;
		const own = Object.keys(changes[resource] ?? {})[0] ?? '';
		const needed: Readonly<Record<string, IDataObject>> = {
			contact: { Pers_LastName: 'Q' },
			note: { Note_ForeignTableId: 5, Note_ForeignId: 43 },
			opportunity: { Oppo_PrimaryCompanyId: 43 },
			user: { User_Logon: 'quill', User_LastName: 'Q' },
			lead: { Lead_Description: 'x' },
		};
		const value = { ...needed[resource], [own]: 'One value', [name]: 'A name that nobody has' };
		const [created] = itemsOf(await run(upsert(value, [name], resource)));
		const id = Number(created?.json.key);
		expect(simulator.store.get(entity.resource, id)).toBeDefined();
		const count = simulator.store.count(entity.resource);
		const again = itemsOf(
			await run(upsert({ ...value, [own === name ? name : own]: value[own] ?? '' }, [name], resource)),
		);
		expect(again.map(({ json }) => json.key)).toEqual([id]);
		expect(simulator.store.count(entity.resource)).toBe(count);
		expect(writes().map(({ method }) => method)).toEqual(['POST', 'PATCH']);
	});

	it('once where two items are for the same record', async () => {
		const parameters = upsert({ Comp_Name: '={{ $json.name }}', Comp_WebSite: '={{ $json.site }}' }, ['Comp_Name']);
		const items = itemsOf(
			await run(parameters, {
				items: [
					{ name: 'Twice', site: 'a' },
					{ name: 'Twice', site: 'b' },
				],
				onError: 'continueRegularOutput',
			}),
		);
		expect(new Set(items.map(({ json }) => json.key)).size).toBe(1);
		expect(simulator.store.get('company', Number(items[0]?.json.key))?.fields.Comp_WebSite).toBe('b');
	});

	it('never twice, also where the server shows the first one only later', async () => {
		simulator.quirks.set({ lateCommitMs: 60_000 });
		const parameters = upsert({ Comp_Name: '={{ $json.name }}', Comp_WebSite: '={{ $json.site }}' }, ['Comp_Name']);
		const items = ['a', 'b', 'c'].map((site) => ({ name: site === 'c' ? 'Another' : 'Twice', site }));
		const [one, two, three] = itemsOf(await run(parameters, { items, onError: 'continueRegularOutput' }));
		expect(writes().map(({ method }) => method)).toEqual(['POST', 'PATCH', 'POST']);
		// A server that does not even find it by its ID refuses the change, and says so.
		const key = String(one?.json.key);
		expect(two?.json.error).toContain(
			`This run has created an account for an earlier item, ${key}, which could not be changed for this one: Sage CRM has no record with the ID ${key}`,
		);
		expect(three?.json.Comp_Name).toBe('Another');
	});

	it('never twice, also where it is not known whether the first one was created', async () => {
		simulator.quirks.set({ lateCommitMs: 60_000 });
		simulator.faults.add({ kind: 'reset', afterwards: true, match: { method: 'POST' } });
		const parameters = upsert({ Comp_Name: '={{ $json.name }}' }, ['Comp_Name']);
		const items = ['Twice', 'Another', 'Twice'].map((name) => ({ name }));
		const [one, two, three] = itemsOf(await run(parameters, { items, onError: 'continueRegularOutput' }));
		expect(one?.json.error).toContain('may have been created: check before retrying');
		expect(two?.json.Comp_Name).toBe('Another');
		expect(three?.json.error).toBe(
			'An earlier item may have created this account, but its answer was lost: check before retrying.',
		);
		expect(writes()).toHaveLength(2);
	});

	it('and tells why one of its own could not be changed, in whatever words', async () => {
		simulator.quirks.set({ lateCommitMs: 60_000 });
		const $diagnoses = [{ $severity: 'error', $message: 'DatabaseAccessException' }];
		const body = JSON.stringify({ $diagnoses });
		simulator.faults.add({ kind: 'status', status: 400, body, match: { method: 'PATCH' } });
		const items = [{ name: 'Twice' }, { name: 'Twice' }];
		const parameters = upsert({ Comp_Name: '={{ $json.name }}' }, ['Comp_Name']);
		const [, two] = itemsOf(await run(parameters, { items, onError: 'continueRegularOutput' }));
		expect(two?.json.error).toMatch(/^This run has created an account .*DatabaseAccessException/);
		expect(two?.error?.cause).toMatchObject({ cause: { httpCode: '400' } });
	});

	it('by a number that a text column holds as it is written', async () => {
		simulator.quirks.set({ bareNumbers: 'asNumbers' });
		simulator.store.insert('company', { Comp_Name: '007' });
		const id = simulator.store.insert('company', { Comp_Name: '7' });
		const [item] = itemsOf(await run(upsert({ Comp_Name: '={{ 7 }}', Comp_WebSite: 'x' }, ['Comp_Name'])));
		expect(item?.json.key).toBe(id);
		const list = { resource: 'account', operation: 'getAll', match: 'any' };
		const filter = [7, 8].map((value) => ({ column: 'Comp_Name', condition: 'equals', value: `={{ ${value} }}` }));
		const found = itemsOf(await run({ ...list, filters: { filter } }));
		expect(found.map(({ json }) => json.key)).toEqual([id]);
	});

	it.each([
		['defineBelow', false],
		['defineBelow', true],
		['autoMapInputData', false],
		['autoMapInputData', true],
	])('also one of an administrator: %s, as the editor keeps it: %s', async (mappingMode, isStored) => {
		simulator.quirks.set({ bareNumbers: 'asNumbers' });
		simulator.store.define({ name: 'project', prefix: 'Proj', columns: ['Proj_Code', 'Proj_Name'] });
		const other = simulator.store.insert('project', { Proj_Code: '007', Proj_Name: 'Bond' });
		const on = { resource: 'custom', entity: 'project' };
		const value = { Proj_Code: '={{ 7 }}', Proj_Name: 'New' };
		const schema = isStored
			? ['Proj_Code', 'Proj_Name'].map((id) => ({
					id,
					displayName: id,
					type: 'string',
					required: false,
					display: true,
				}))
			: [];
		const columns = {
			mappingMode,
			value: mappingMode === 'defineBelow' ? value : null,
			matchingColumns: ['Proj_Code'],
			schema,
		};
		const items = [{ Proj_Code: 7, Proj_Name: 'New' }];
		const [item] = itemsOf(await run({ ...on, operation: 'upsert', columns }, { items }));
		expect(item?.json.key).not.toBe(other);
		expect(simulator.store.get('project', other)?.fields).toMatchObject({ Proj_Code: '007', Proj_Name: 'Bond' });
		const filter = [{ column: 'Proj_Code', condition: 'equals', value: '={{ 7 }}' }];
		const found = itemsOf(await run({ ...on, operation: 'getAll', filters: { filter } }));
		expect(found.map(({ json }) => json.key)).toEqual([item?.json.key]);
		// A database may also refuse to read every text as a number.
		const asked = simulator.requests.list().flatMap(({ query }) => query.where ?? []);
		expect(asked.length).toBeGreaterThan(1);
		for (const where of asked) expect(where).toContain("Proj_Code eq '7'");
	});

	it.each(['autoMapInputData', 'defineBelow'])(
		'by a number where nothing tells what a column holds: %s',
		async (mappingMode) => {
			simulator.store.define({
				name: 'project',
				prefix: 'Proj',
				columns: ['Proj_Name', { name: 'Proj_Sum', type: 'decimal' }],
			});
			const id = simulator.store.insert('project', { Proj_Name: 'Roof', Proj_Sum: 7 });
			const $properties = { Proj_ProjectId: {}, Proj_Name: {}, Proj_Sum: { $type: 'sdata/currency' } };
			const body = JSON.stringify({ $resources: [{ $properties }] });
			simulator.faults.add({ kind: 'status', status: 200, body, match: { path: '$prototypes' }, times: 0 });
			const value = { Proj_Sum: '={{ 7 }}', Proj_Name: 'Changed' };
			const columns = {
				mappingMode,
				value: mappingMode === 'defineBelow' ? value : null,
				matchingColumns: ['Proj_Sum'],
			};
			const upserting = { resource: 'custom', entity: 'project', operation: 'upsert', columns };
			const [item] = itemsOf(await run(upserting, { items: [{ Proj_Sum: 7, Proj_Name: 'Changed' }] }));
			expect(item?.json).toMatchObject({ key: id, Proj_Name: 'Changed' });
		},
	);

	it('leaves columns without a value as they are', async () => {
		const id = simulator.store.insert('company', { Comp_Name: 'Kept', Comp_WebSite: 'kept.example' });
		const value = { Comp_Name: 'Kept', Comp_WebSite: '={{ null }}', Comp_Source: 'Web' };
		await run(upsert(value, ['Comp_Name']));
		expect(simulator.store.get('company', id)?.fields).toMatchObject({
			Comp_WebSite: 'kept.example',
			Comp_Source: 'Web',
		});
	});

	it('by exactly what was given: another casing is another record', async () => {
		const id = simulator.store.insert('company', { Comp_Name: 'ACME' });
		const [item] = itemsOf(await run(upsert({ Comp_Name: 'Acme' }, ['Comp_Name'])));
		expect(item?.json.key).not.toBe(id);
	});

	it('nothing by a column that is not shown, and says so', async () => {
		const long = 'x'.repeat(2_000);
		simulator.store.insert('notes', { Note_Note: `${long}A`, Note_ForeignTableId: 5, Note_ForeignId: 1 });
		simulator.quirks.set({ hiddenColumns: ['Note_Note'] });
		const value = { Note_Note: `${long}B`, Note_ForeignTableId: 5, Note_ForeignId: 1 };
		expect(errorOf(await run(upsert(value, ['Note_Note'], 'note'))).message).toContain(
			'does not show Note_Note to this user',
		);
		expect(writes()).toEqual([]);
	});

	it('no record that was deleted', async () => {
		simulator.quirks.set({ deletedRows: 'shown' });
		const id = simulator.store.insert('company', { Comp_Name: 'Gone' });
		simulator.store.remove('company', id);
		const [item] = itemsOf(await run(upsert({ Comp_Name: 'Gone' }, ['Comp_Name'])));
		expect(item?.json.key).not.toBe(id);
	});

	it('by several columns', async () => {
		const ids = ['Active', 'Archive'].map((status) =>
			simulator.store.insert('company', { Comp_Name: 'Same', Comp_Status: status }),
		);
		const value = { Comp_Name: 'Same', Comp_Status: 'Archive', Comp_WebSite: 'x' };
		const [item] = itemsOf(await run(upsert(value, ['Comp_Name', 'Comp_Status'])));
		expect(item?.json.key).toBe(ids[1]);
	});

	it.each([
		['several match', { Comp_Name: 'Same' }, ['Comp_Name'], /Several accounts match \(for example \d+ and \d+\)/],
		['nothing is to be matched on', { Comp_Name: 'Same' }, [], /Choose at least one column to match on/],
		[
			'what is to be matched on has no value',
			{ Comp_Name: 'Same' },
			['Comp_WebSite'],
			/Comp_WebSite is to be matched on and has no value/,
		],
		[
			'a checkbox is to be matched on that is not ticked',
			{ Comp_Name: 'Same', Comp_OptOut: false },
			['Comp_Name', 'Comp_OptOut'],
			/Comp_OptOut cannot be matched on whether it is ticked/,
		],
	])('nothing where %s, and says so', async (_, value, matching, message) => {
		for (let twice = 0; twice < 2; twice++) simulator.store.insert('company', { Comp_Name: 'Same' });
		expect(errorOf(await run(upsert(value, matching))).message).toMatch(message);
		expect(writes()).toEqual([]);
	});
});

describe('the action node with an entity of another name', () => {
	beforeEach(() => simulator.store.define({ name: 'project', prefix: 'Proj', columns: ['Proj_Name'] }));

	it.each(['served', 'missing'] as const)('does all it does with others ($prototypes %s)', async (prototypes) => {
		simulator.quirks.set({ prototypes });
		simulator.store.insert('project', { Proj_Name: 'First' });
		const on = { resource: 'custom', entity: 'project' };
		const [created] = itemsOf(await run({ ...on, operation: 'create', columns: mapped({ Proj_Name: 'New' }) }));
		const id = Number(created?.json.key);
		expect(created?.json).toMatchObject({ Proj_ProjectId: id, Proj_Name: 'New' });
		await run({ ...on, operation: 'update', recordId: byId(id), columns: mapped({ Proj_Name: 'Newer' }) });
		const [read] = itemsOf(await run({ ...on, operation: 'get', recordId: byId(id) }));
		expect(read?.json).toMatchObject({ key: id, Proj_Name: 'Newer' });
		expect(itemsOf(await run({ ...on, operation: 'getAll', returnAll: true }))).toHaveLength(2);
		await run({ ...on, operation: 'upsert', columns: mapped({ Proj_Name: 'Newer' }, ['Proj_Name']) });
		expect(simulator.store.count('project')).toBe(2);
		await run({ ...on, operation: 'delete', recordId: byId(id) });
		expect(simulator.store.count('project')).toBe(1);
	});

	it('takes the columns of a record for its own where the server describes none', async () => {
		simulator.quirks.set({ prototypes: 'missing' });
		simulator.store.insert('project', { Proj_Name: 'First' });
		const columns = { mappingMode: 'autoMapInputData', value: null };
		const create = { resource: 'custom', entity: 'project', operation: 'create', columns };
		const [created] = itemsOf(await run(create, { items: [{ Proj_Name: 'Mine', Proj_ProjectId: 7, other: 'x' }] }));
		expect(created?.json.Proj_Name).toBe('Mine');
		expect(writes().map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ Proj_Name: 'Mine' }]);
	});

	it.each(['create', 'update'])('takes those from the input that this record has not: %s', async (operation) => {
		simulator.quirks.set({ prototypes: 'missing', nullColumns: 'omitted' });
		simulator.store.define({ name: 'project', prefix: 'Proj', columns: ['Proj_Name', 'Proj_Code'] });
		const id = simulator.store.insert('project', { Proj_Name: 'First' });
		const columns = { mappingMode: 'autoMapInputData', value: null };
		const parameters = { resource: 'custom', entity: 'project', operation, recordId: byId(id), columns };
		const input = {
			...{ Proj_Name: 'Mine', Proj_Code: '7', Proj_UpdatedBy: 3, Proj_Password: 'x', Comp_Name: 'x' },
			...{ Proj_CodeCaption: 'Seven', Proj_Tags: ['a'], Proj_Links: { a: 1 }, Proj_Empty: null },
		};
		await run(parameters, { items: [input] });
		expect(writes().map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ Proj_Name: 'Mine', Proj_Code: '7' }]);
	});

	it.each([
		['../company', 'cannot be the name of an entity'],
		['nosuch', 'no entity "nosuch"'],
	])('says what is wrong with the name: %j', async (entity, part) => {
		expect(errorOf(await run({ resource: 'custom', entity, operation: 'getAll' })).message).toContain(part);
	});
});
