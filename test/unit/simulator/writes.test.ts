import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { array, code, keys, object, sdata } from './client.ts';

const noon = '2026-07-01T12:00:00Z';
let simulator: Simulator;
let id: number;

beforeEach(async () => {
	simulator = await startSimulator({ data: 'empty', now: noon });
	id = simulator.store.insert('company', { Comp_Name: 'First', Comp_Type: 'Customer' });
	simulator.clock.advance(60_000);
});
afterEach(() => simulator.close());

const fields = (entity: string, key: number) => simulator.store.get(entity, key)?.fields;

describe('create', () => {
	test('answers 201 and the key, with columns in any casing', async () => {
		const answer = await sdata(simulator, 'Company', {
			method: 'POST',
			body: { comp_name: 'Second', COMP_TYPE: 'Prospect', comp_optout: true },
		});
		expect([answer.status, object(answer.json).$key]).toEqual([201, id + 1]);
		expect(fields('company', id + 1)).toMatchObject({
			Comp_Name: 'Second',
			Comp_Type: 'Prospect',
			Comp_OptOut: 'Y',
			Comp_CreatedBy: 1,
		});
	});

	test('answers memory: what was sent and the key; the database with returnPartial=false', async () => {
		const body = { Comp_Name: 'Second', Comp_PrimaryUserId: '7' };
		const memory = object((await sdata(simulator, 'company', { method: 'POST', body })).json);
		expect(memory).toMatchObject({ Comp_Name: 'Second', Comp_PrimaryUserId: '7' });
		expect(memory).not.toHaveProperty('Comp_UpdatedDate');
		const stored = object(
			(await sdata(simulator, 'company', { method: 'POST', body, query: { returnPartial: 'false' } })).json,
		);
		expect(stored).toMatchObject({ Comp_PrimaryUserId: 7, Comp_UpdatedDate: '2026-07-01T12:01:00Z' });
	});

	test('may answer 200', async () => {
		simulator.quirks.set({ createStatus: 200 });
		expect((await sdata(simulator, 'company', { method: 'POST', body: { Comp_Name: 'x' } })).status).toBe(200);
	});

	test.each<[unknown, string]>([
		[{}, 'nothing in it'],
		[{ Comp_Name: '' }, 'an empty mandatory column'],
		[[], 'a list'],
		['{"Comp_Name":', 'half a JSON'],
		[{ Comp_Name: 'x', Comp_PrimaryUserId: 'many' }, 'a text for a number'],
		[{ Comp_Name: ['x'] }, 'a list for a text'],
		[{ Comp_Name: 'x', phone: [{ Phon_AreaCode: '1' }] }, 'a nested phone without number'],
	])('refuses %j (%s) and leaves nothing behind', async (body: unknown) => {
		const answer = await sdata(simulator, 'company', { method: 'POST', body });
		expect([answer.status, code(answer)]).toEqual([400, 'ApplicationDiagnosis']);
		expect([simulator.store.count('company'), simulator.store.count('phone')]).toEqual([1, 0]);
	});

	test('mandatory columns may go unchecked', async () => {
		simulator.quirks.set({ mandatoryChecked: false });
		expect((await sdata(simulator, 'company', { method: 'POST', body: {} })).status).toBe(201);
	});

	test('refuses a wrong date, and takes moments as they are shown', async () => {
		const body = { Oppo_Description: 'x', Oppo_Opened: 'soon' };
		expect((await sdata(simulator, 'opportunity', { method: 'POST', body })).status).toBe(400);
		simulator.quirks.set({ stampZone: 'Europe/Dublin' });
		const right = { ...body, Oppo_Opened: noon, Oppo_TargetClose: '2026-09-30' };
		await sdata(simulator, 'opportunity', { method: 'POST', body: right });
		expect(fields('opportunity', 1)).toMatchObject({
			Oppo_Opened: Date.parse('2026-07-01T11:00:00Z'),
			Oppo_TargetClose: '2026-09-30',
		});
	});

	test('unknown and read-only columns are passed over, or refused', async () => {
		const create = (body: object) => sdata(simulator, 'company', { method: 'POST', body: { Comp_Name: 'x', ...body } });
		expect((await create({ Comp_Nonsense: 1, Comp_CompanyId: 99, Comp_UpdatedDate: noon })).status).toBe(201);
		expect(simulator.store.get('company', 99)).toBeUndefined();
		simulator.quirks.set({ unknownColumns: 'refused', readOnlyColumns: 'refused' });
		expect((await create({ Comp_Nonsense: 1 })).status).toBe(400);
		expect((await create({ Comp_UpdatedDate: noon })).status).toBe(400);
	});
});

describe('nested create', () => {
	const body = {
		comp_name: 'Nested',
		person: [
			{ pers_firstname: 'Ada', pers_lastname: 'Byrne', email: { Emai_EmailAddress: 'ada@n.example' } },
			{ $isDefault: true, pers_firstname: 'Bea', pers_lastname: 'Cole', $type: 'Admin' },
		],
		Address: [{ $isDefault: true, Addr_City: 'Dublin', $type: 'Business' }],
		email: { Emai_EmailAddress: 'info@n.example', $type: 'Business' },
		phone: [{ Phon_CountryCode: '353', Phon_AreaCode: '1', Phon_Number: '555 0101', $type: 'Business' }],
	};

	test('a company comes with its people, addresses, e-mail and phones', async () => {
		const answer = await sdata(simulator, 'company', { method: 'POST', body });
		const company = Number(object(answer.json).$key);
		expect(fields('company', company)).toMatchObject({ Comp_PrimaryPersonId: 2, Comp_PrimaryAddressId: 1 });
		expect(fields('person', 1)).toMatchObject({ Pers_FirstName: 'Ada', Pers_CompanyId: company });
		expect(fields('address', 1)).toMatchObject({ Addr_City: 'Dublin', Addr_Type: 'Business', Addr_CompanyID: company });
		expect(fields('phone', 1)).toMatchObject({ Phon_Number: '555 0101', Phon_CompanyID: company });
		expect(
			simulator.store
				.all('email')
				.map((row) => [row.fields.Emai_EmailAddress, row.fields.Emai_CompanyID, row.fields.Emai_PersonID]),
		).toEqual([
			['ada@n.example', null, 1],
			['info@n.example', company, null],
		]);
	});

	test('a patch may add a contact point or change one by its key', async () => {
		await sdata(simulator, 'company', { method: 'POST', body });
		const patch = { email: [{ $key: 2, Emai_EmailAddress: 'new@n.example' }, { Emai_EmailAddress: 'more@n.example' }] };
		expect((await sdata(simulator, "company('2')", { method: 'PATCH', body: patch })).status).toBe(200);
		expect(simulator.store.all('email').map((row) => row.fields.Emai_EmailAddress)).toEqual([
			'ada@n.example',
			'new@n.example',
			'more@n.example',
		]);
	});
});

describe('update', () => {
	test.each(['PATCH', 'PUT'])('%s changes the columns sent, and the stamp', async (method) => {
		const answer = await sdata(simulator, `Company('${id}')`, { method, body: { comp_type: 'Partner' } });
		expect(answer.status).toBe(200);
		expect(simulator.store.get('company', id)).toMatchObject({
			created: Date.parse(noon),
			updated: Date.parse(noon) + 60_000,
			fields: { Comp_Name: 'First', Comp_Type: 'Partner' },
		});
	});

	test('the answer shows memory, with the old stamp, or the database', async () => {
		const patch = (query: Record<string, string> = {}) =>
			sdata(simulator, `company('${id}')`, { method: 'PATCH', body: { comp_name: 'Renamed' }, query });
		expect((await patch()).json).toMatchObject({ Comp_Name: 'Renamed', Comp_Type: 'Customer', Comp_UpdatedDate: noon });
		expect((await patch({ returnPartial: 'false' })).json).toMatchObject({ Comp_UpdatedDate: '2026-07-01T12:01:00Z' });
		simulator.quirks.set({ echo: 'database' });
		simulator.clock.advance(1000);
		expect((await patch()).json).toMatchObject({ Comp_UpdatedDate: '2026-07-01T12:01:01Z' });
	});

	test('null and empty clear a column', async () => {
		await sdata(simulator, `company('${id}')`, { method: 'PATCH', body: { Comp_Type: null } });
		expect(fields('company', id)?.Comp_Type).toBeNull();
	});

	test('ETags: none, sent, checked', async () => {
		const get = () => sdata(simulator, `company('${id}')`);
		expect((await get()).headers.get('etag')).toBeNull();
		simulator.quirks.set({ etags: 'sent' });
		const etag = (await get()).headers.get('etag') ?? '';
		expect(object((await get()).json).$etag).toBe(etag);
		const patch = () =>
			sdata(simulator, `company('${id}')`, {
				method: 'PATCH',
				body: { Comp_Name: 'x' },
				headers: { Authorization: `Basic ${btoa('admin:simulator')}`, 'If-Match': etag },
			});
		expect((await patch()).status).toBe(200);
		expect((await patch()).status).toBe(200);
		simulator.quirks.set({ etags: 'checked' });
		expect((await patch()).status).toBe(412);
	});

	test.each(['GET', 'PATCH', 'DELETE'])(
		'%s of a record that is not there is 404, or what the switch says',
		async (method) => {
			const body = method === 'PATCH' ? { Comp_Name: 'x' } : undefined;
			expect((await sdata(simulator, "company('77')", { method, body })).status).toBe(404);
			simulator.quirks.set({ missingRecordStatus: 410 });
			expect((await sdata(simulator, "company('77')", { method, body })).status).toBe(410);
		},
	);
});

describe('delete', () => {
	test('answers a blank body, and the row is gone from lists and by key', async () => {
		const answer = await sdata(simulator, `company('${id}')`, { method: 'DELETE' });
		expect([answer.status, answer.text]).toEqual([200, '']);
		expect(keys(await sdata(simulator, 'company'))).toEqual([]);
		expect((await sdata(simulator, `company('${id}')`)).status).toBe(404);
	});

	test('may answer 204', async () => {
		simulator.quirks.set({ deleteStatus: 204 });
		expect((await sdata(simulator, `company('${id}')`, { method: 'DELETE' })).status).toBe(204);
	});

	test('deleted rows may be shown, with their mark', async () => {
		await sdata(simulator, `company('${id}')`, { method: 'DELETE' });
		simulator.quirks.set({ deletedRows: 'shown' });
		expect((await sdata(simulator, `company('${id}')`)).json).toMatchObject({
			Comp_Deleted: 1,
			Comp_UpdatedDate: '2026-07-01T12:01:00Z',
		});
		expect(keys(await sdata(simulator, 'company'))).toEqual([id]);
	});

	test('an id is never used again', async () => {
		simulator.store.remove('company', id);
		expect(simulator.store.insert('company', { Comp_Name: 'x' })).toBe(id + 1);
	});
});

test('users can be read, and written only if the switch says so', async () => {
	const body = { User_Logon: 'new', User_LastName: 'New' };
	const refused = await sdata(simulator, 'users', { method: 'POST', body });
	expect([refused.status, code(refused)]).toEqual([403, 'ApplicationDiagnosis']);
	simulator.quirks.set({ refusedWriteStatus: 400 });
	expect((await sdata(simulator, 'users', { method: 'POST', body })).status).toBe(400);
	simulator.quirks.set({ usersWritable: true });
	expect((await sdata(simulator, 'users', { method: 'POST', body })).status).toBe(201);
	expect((await sdata(simulator, "users('1')", { method: 'DELETE' })).status).toBe(200);
});

describe('batch', () => {
	const send = (items: unknown) => sdata(simulator, 'company/$batch', { method: 'POST', body: items });
	const items = [{ Comp_Name: 'A' }, { Comp_Type: 'Customer' }, { Comp_Name: 'C' }];

	test('inserts each item by itself, answered in the same order', async () => {
		const answer = await send(items);
		expect(answer.status).toBe(200);
		expect(answer.json).toMatchObject([
			{ $httpStatus: 201, $key: id + 1 },
			{ $httpStatus: 400, $diagnoses: [{ $sdataCode: 'ApplicationDiagnosis' }] },
			{ $httpStatus: 201, $key: id + 2 },
		]);
		expect(simulator.store.count('company')).toBe(3);
	});

	test.each([
		['bare', { Comp_Name: 'A' }, { $diagnoses: [{ $severity: 'error' }] }],
		['wrapped', { status: 201, resource: { Comp_Name: 'A' } }, { status: 400, diagnoses: [{ $severity: 'error' }] }],
	] as const)('an item may be %s', async (batchEnvelope, success, failure) => {
		simulator.quirks.set({ batchEnvelope });
		const [first, second] = array((await send(items)).json);
		expect(first).toMatchObject(success);
		expect(second).toMatchObject(failure);
		expect(first).not.toHaveProperty('$httpStatus');
	});

	test('may be missing, capped, or answer another status', async () => {
		simulator.quirks.set({ batchStatus: 207 });
		expect((await send(items)).status).toBe(207);
		simulator.quirks.set({ batchCap: 2 });
		expect((await send(items)).status).toBe(400);
		simulator.quirks.set({ batch: 'missing' });
		expect((await send(items)).status).toBe(404);
	});

	test('refuses what is not an array, and other methods', async () => {
		expect((await send({ Comp_Name: 'A' })).status).toBe(400);
		expect((await sdata(simulator, 'company/$batch')).status).toBe(405);
	});
});
