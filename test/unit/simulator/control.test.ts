import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { array, control, found, keys, object, sdata } from './client.ts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator({ now: '2026-07-01T12:00:00Z' });
});
afterEach(() => simulator.close());

const call = (method: string, path: string, body?: unknown) => control(simulator, method, path, body);

test('health tells the counts and the time', async () => {
	expect((await call('GET', 'health')).json).toMatchObject({
		status: 'ok',
		installName: 'crm',
		iso: '2026-07-01T12:00:00.000Z',
		records: { company: 500, person: 1500, lead: 300, opportunity: 400, users: 12 },
		pending: 0,
	});
});

test('quirks are read, changed and set back', async () => {
	expect((await call('GET', 'quirks')).json).toEqual(simulator.quirks.get());
	expect((await call('PATCH', 'quirks', { pageCap: 50, dateLiterals: ['dayAt'] })).json).toMatchObject({ pageCap: 50 });
	expect(keys(await sdata(simulator, 'company', { query: { count: '200' } }))).toHaveLength(50);
	expect((await call('DELETE', 'quirks')).json).toMatchObject({ pageCap: 200 });
});

test('faults are added, listed and cleared', async () => {
	await call('POST', 'faults', { kind: 'status', status: 503, match: { entity: 'company' }, times: 2 });
	expect((await call('GET', 'faults')).json).toMatchObject([{ kind: 'status', status: 503 }]);
	expect((await sdata(simulator, 'company')).status).toBe(503);
	await call('DELETE', 'faults');
	expect((await sdata(simulator, 'company')).status).toBe(200);
});

test('the clock is set, advanced and let go', async () => {
	expect((await call('PUT', 'clock', { now: '2026-08-01T00:00:00Z' })).json).toMatchObject({
		now: Date.UTC(2026, 7, 1),
	});
	expect((await call('PUT', 'clock', { advanceMs: 1500 })).json).toMatchObject({ now: Date.UTC(2026, 7, 1) + 1500 });
	await call('PUT', 'clock', { follow: true });
	expect(Math.abs(Number(object((await call('GET', 'clock')).json).now) - Date.now())).toBeLessThan(5000);
});

test('requests are listed and forgotten', async () => {
	await sdata(simulator, 'company');
	expect((await call('GET', 'requests')).json).toMatchObject([{ entity: 'company', status: 200 }]);
	await call('DELETE', 'requests');
	expect((await call('GET', 'requests')).json).toEqual([]);
});

test('records are added, read, edited and deleted, with stamps of one\u2019s own', async () => {
	const stamps = { created: '2026-06-01T08:00:00Z', updated: Date.UTC(2026, 5, 2) };
	const added = object(
		(await call('POST', 'records/company', { fields: { Comp_Name: 'Direct', Comp_OptOut: true }, stamps })).json,
	);
	expect(added).toMatchObject({
		id: 501,
		created: Date.UTC(2026, 5, 1, 8),
		updated: Date.UTC(2026, 5, 2),
		fields: { Comp_OptOut: 'Y' },
	});
	await call('PATCH', 'records/company/501', { fields: { Comp_Name: 'Changed' } });
	expect((await call('GET', 'records/company/501')).json).toMatchObject({
		updated: Date.UTC(2026, 6, 1, 12),
		fields: { Comp_Name: 'Changed' },
	});
	const newest = object((await call('GET', 'records/company?limit=3')).json);
	expect(newest.total).toBe(501);
	expect(array(newest.records).map((row) => object(row).id)[0]).toBe(501);
	expect((await call('DELETE', 'records/company/501')).json).toMatchObject({ deleted: true });
	expect(await found(simulator, 'company', 'Comp_CompanyId eq 501')).toEqual([]);
});

test('the newest records count those that lack an updated stamp by their created one', async () => {
	simulator.store.insert('notes', { Note_Note: 'x' }, { created: Date.UTC(2026, 6, 1), updated: null });
	simulator.store.insert('notes', { Note_Note: 'y' }, { created: null, updated: null });
	const { records } = object((await call('GET', 'records/notes?limit=2')).json);
	expect(array(records).map((row) => object(row).id)[0]).toBe(201);
});

test('bulk inserts numbered rows and restamps many', async () => {
	const body = {
		insert: 1000,
		fields: { Lead_Description: 'Bulk {n}' },
		stamps: { created: '2026-06-01T00:00:00Z' },
		stepMs: 1000,
	};
	expect((await call('POST', 'bulk/lead', body)).json).toEqual({ inserted: 1000, firstId: 301, lastId: 1300 });
	expect(simulator.store.get('lead', 1300)).toMatchObject({
		created: Date.UTC(2026, 5, 1, 0, 16, 39),
		fields: { Lead_Description: 'Bulk 1000' },
	});
	const stamps = { updated: '2026-06-30T00:00:00Z' };
	expect((await call('POST', 'bulk/lead', { touch: "Lead_Description like 'Bulk%'", stamps })).json).toEqual({
		touched: 1000,
	});
	expect(
		(await call('POST', 'bulk/lead', { touch: [1, 2, 9999], stamps, fields: { Lead_Rating: 'Hot' } })).json,
	).toEqual({ touched: 2 });
	expect(simulator.store.get('lead', 2)).toMatchObject({
		updated: Date.UTC(2026, 5, 30),
		fields: { Lead_Rating: 'Hot' },
	});
});

test('an entity of one\u2019s own is defined and served at once', async () => {
	const definition = {
		name: 'Project',
		prefix: 'proj',
		columns: ['proj_Name', { name: 'proj_Budget', type: 'decimal' }, { name: 'proj_Due', type: 'date' }],
	};
	await call('POST', 'entities', definition);
	await sdata(simulator, 'project', {
		method: 'POST',
		body: { Proj_Name: 'Bridge', proj_budget: '12.5', proj_due: '2026-09-01' },
	});
	expect((await sdata(simulator, "project('1')")).json).toMatchObject({
		$key: 1,
		Proj_ProjectId: 1,
		proj_Name: 'Bridge',
		proj_Budget: 12.5,
		proj_Due: '2026-09-01T00:00:00Z',
		Proj_CreatedDate: '2026-07-01T12:00:00Z',
	});
	expect(await found(simulator, 'PROJECT', 'proj_budget gt 12')).toEqual([1]);
	const names = array((await call('GET', 'entities')).json).map((entry) => object(entry).name);
	expect(names).toContain('Project');
});

test('an entity may lack stamp columns, have its own id column, and be read only as views are', async () => {
	await call('POST', 'entities', {
		name: 'vPersonEmail',
		prefix: 'Pers',
		idField: 'Pers_PersonId',
		createdField: null,
		updatedField: null,
		readOnly: true,
	});
	simulator.store.insert('vPersonEmail', {});
	const row = object((await sdata(simulator, "vPersonEmail('1')")).json);
	expect(Object.keys(row)).toEqual(['$key', '$title', '$url', 'Pers_PersonId', 'Pers_CreatedBy', 'Pers_UpdatedBy']);
	expect((await sdata(simulator, 'vPersonEmail', { method: 'POST', body: {} })).status).toBe(405);
});

test('late writes are made visible', async () => {
	simulator.store.insert('company', { Comp_Name: 'late' }, { visibleAt: Date.UTC(2027, 0, 1) });
	expect((await call('GET', 'health')).json).toMatchObject({ pending: 1, records: { company: 500 } });
	await call('POST', 'commit');
	expect((await call('GET', 'health')).json).toMatchObject({ pending: 0, records: { company: 501 } });
});

test('reset goes back to the start', async () => {
	const before = simulator.store.all('company');
	simulator.store.touchAll('company', '');
	simulator.store.define({ name: 'project', prefix: 'proj' });
	simulator.quirks.set({ pageCap: 7, stampZone: 'Asia/Tokyo' });
	simulator.faults.add({ kind: 'reset', times: 0 });
	simulator.clock.advance(99_999);
	await call('POST', 'reset');
	expect(simulator.store.all('company')).toEqual(before);
	expect([simulator.quirks.get().pageCap, simulator.clock.now()]).toEqual([200, Date.UTC(2026, 6, 1, 12)]);
	expect((await sdata(simulator, 'project')).status).toBe(404);
	expect((await sdata(simulator, "company('1')")).status).toBe(200);
});

describe('bad input is a 400 with one sentence', () => {
	test.each([
		['PATCH', 'quirks', { pageCap: 'many' }, 'Quirk pageCap must be a whole number from 1 to 1000000, not "many".'],
		['PATCH', 'quirks', { pagecap: 5 }, 'There is no quirk "pagecap".'],
		['PATCH', 'quirks', { dateLiterals: ['iso'] }, /^Quirk dateLiterals must be a list of /],
		['PATCH', 'quirks', { stampZone: 'Mars/Base' }, /^Quirk stampZone must be an IANA time zone/],
		['PATCH', 'quirks', [], 'The body must be a JSON object.'],
		['POST', 'faults', { kind: 'fire' }, /^kind must be one of status, html/],
		['POST', 'faults', { kind: 'status', status: 99 }, 'status must be a whole number, 200 or more.'],
		['PUT', 'clock', {}, /^Say now/],
		['PUT', 'clock', { now: 'noon' }, '"noon" is not a moment in time.'],
		['POST', 'records/nonsense', { fields: {} }, 'There is no entity "nonsense".'],
		['POST', 'records/company', { fields: { Comp_Nonsense: 1 } }, 'Company has no column Comp_Nonsense.'],
		['POST', 'records/company', { fields: { Comp_UpdatedDate: 1 } }, /^Comp_UpdatedDate is not written as a field/],
		['POST', 'records/company', { fields: { Comp_CompanyId: 5 } }, 'Company 5 exists already.'],
		['PATCH', 'records/company/9999', { fields: {} }, 'There is no Company 9999.'],
		['GET', 'records/company/9999', undefined, 'There is no Company 9999.'],
		['POST', 'bulk/company', {}, 'Say insert (a number) or touch (ids, or a where).'],
		['POST', 'bulk/company', { touch: 'Comp_Name =' }, /^Unexpected character '='/],
		['POST', 'entities', { name: 'a b', prefix: 'x' }, /cannot be/],
		[
			'POST',
			'entities',
			{ name: 'project', prefix: 'proj', columns: ['x"; drop'] },
			'"x"; drop" cannot be a column name.',
		],
	])('%s %s %j', async (method, path, body, expected) => {
		const answer = await call(method, path, body);
		expect(answer.status).toBe(400);
		const { error } = object(answer.json);
		if (typeof expected === 'string') expect(error).toBe(expected);
		else expect(error).toMatch(expected);
	});

	test('a body that is not JSON', async () => {
		const answer = await fetch(`${simulator.url}/_control/quirks`, { method: 'PATCH', body: '{' });
		expect(answer.status).toBe(400);
	});

	test('an address or method that does not exist', async () => {
		expect((await call('GET', 'nonsense')).status).toBe(404);
		expect((await call('POST', 'health')).status).toBe(405);
	});

	test('a quirk that cannot be set leaves the others as they were', async () => {
		await call('PATCH', 'quirks', { pageCap: 5, keyType: 'float' });
		expect(simulator.quirks.get().pageCap).toBe(200);
	});
});
