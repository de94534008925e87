import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { array, code, object, resources, sdata } from './client.ts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.quirks.reset());
afterAll(() => simulator.close());

const record = async (path: string, query: Record<string, string> = {}) =>
	object((await sdata(simulator, path, { query })).json);

describe('addresses', () => {
	test.each(["Company('43')", "company('43')", "COMPANY('43')", 'company(43)', 'Company(%2743%27)'])(
		'%s is one record',
		async (path) => {
			expect(await record(path)).toMatchObject({ $key: 43, Comp_CompanyId: 43 });
		},
	);

	test('a key without quotes may be refused', async () => {
		simulator.quirks.set({ unquotedKeys: 'refused' });
		expect(code(await sdata(simulator, 'company(43)'))).toBe('BadUrlSyntax');
		expect((await sdata(simulator, "company('43')")).status).toBe(200);
	});

	test.each([
		['/sdata/otherj/sagecrm2/-/company', 404, 'ApplicationNotFound'],
		['/sdata/crm/sagecrm2/-/company', 404, 'ApplicationNotFound'],
		['/sdata/crmj/sagecrm/-/company', 404, 'ContractNotFound'],
		['/sdata/crmj/sagecrm2/-/nonsense', 404, 'ResourceKindNotFound'],
		['/sdata/crmj/sagecrm2/-/', 400, 'BadUrlSyntax'],
		["/sdata/crmj/sagecrm2/-/company('1", 400, 'BadUrlSyntax'],
		["/sdata/crmj/sagecrm2/-/company('x')", 404, 'ApplicationDiagnosis'],
		['/sdata/crmj/sagecrm2/-/company?where=%zz', 400, 'BadUrlSyntax'],
	])('%s answers %d %s', async (path, status, expected) => {
		const answer = await sdata(simulator, path);
		expect([answer.status, code(answer)]).toEqual([status, expected]);
	});

	test('a method that is not possible is 405', async () => {
		expect((await sdata(simulator, 'company', { method: 'DELETE' })).status).toBe(405);
		expect((await sdata(simulator, "company('1')", { method: 'POST', body: {} })).status).toBe(405);
	});
});

describe('names and keys', () => {
	test('casing is as documented, with odd ones among them, and lower case in linked records', async () => {
		expect(await record("lead('1')")).toHaveProperty('lead_createddate');
		expect(await record("users('2')")).toHaveProperty('user_title');
		const company = await record("company('1')");
		expect(company).toHaveProperty('Comp_Name');
		expect(company.Person).toHaveProperty('pers_firstname');
	});

	test('casing may be uniform, lower or scrambled', async () => {
		simulator.quirks.set({ casing: 'uniform' });
		expect(await record("lead('1')")).toHaveProperty('Lead_CreatedDate');
		simulator.quirks.set({ casing: 'lower' });
		expect(await record("company('1')")).toHaveProperty('comp_name');
		simulator.quirks.set({ casing: 'scrambled' });
		const rows = resources(await sdata(simulator, 'company', { query: { count: '3' } }));
		const spellings = new Set(
			rows.flatMap((row) => Object.keys(row).filter((name) => name.toLowerCase() === 'comp_name')),
		);
		expect(spellings).toEqual(new Set(['Comp_Name', 'comp_name', 'COMP_NAME']));
	});

	test('$key may be a text of digits, or no integer at all', async () => {
		simulator.quirks.set({ keyType: 'string' });
		expect(await record("company('43')")).toMatchObject({ $key: '43', Comp_CompanyId: 43 });
		simulator.quirks.set({ keyType: 'guid' });
		const { $key, Comp_CompanyId } = await record("company('43')");
		expect($key).toBe('00000000-0000-4000-8000-00000000002b');
		expect(Comp_CompanyId).toBe($key);
		expect(await record(`company('${String($key)}')`)).toMatchObject({ $key });
	});

	test('links name an internal host, this server, or are not there', async () => {
		expect((await record("company('1')")).$url).toBe(
			"http://crm-app-01.internal.invalid/sdata/crmj/sagecrm2/-/Company('1')",
		);
		expect((await record('users')).$baseUrl).toBe('http://crm-app-01.internal.invalid/sdata/crmj/sagecrm2/-/');
		simulator.quirks.set({ links: 'own' });
		expect((await record('users')).$url).toBe(`${simulator.url}/sdata/crmj/sagecrm2/-/Users`);
		simulator.quirks.set({ links: 'none' });
		expect(await record('users')).not.toHaveProperty('$url');
	});
});

describe('columns', () => {
	test('a column without a value is null, left out or empty', async () => {
		expect((await record("person('1')")).Pers_WebSite).toBeNull();
		simulator.quirks.set({ nullColumns: 'empty' });
		expect((await record("person('1')")).Pers_WebSite).toBe('');
		simulator.quirks.set({ nullColumns: 'omitted' });
		expect(await record("person('1')")).not.toHaveProperty('Pers_WebSite');
	});

	test('field security hides columns everywhere', async () => {
		simulator.quirks.set({ hiddenColumns: ['comp_createddate', 'Comp_CompanyId'] });
		const [row = {}] = resources(await sdata(simulator, 'company', { query: { count: '1' } }));
		expect(row).not.toHaveProperty('Comp_CreatedDate');
		expect(row).not.toHaveProperty('Comp_CompanyId');
		expect(row).toHaveProperty('$key');
		const prototype = array((await record('$prototypes/company')).$resources).map(object);
		expect(prototype[0]?.$properties).not.toHaveProperty('Comp_CreatedDate');
	});

	test('the password column is sent, or not', async () => {
		expect(await record("users('2')")).toHaveProperty('User_Password', 'hash-of-mholm');
		simulator.quirks.set({ leakPasswords: false });
		expect(await record("users('2')")).not.toHaveProperty('User_Password');
	});

	test('captions are found by family', async () => {
		const rows = resources(
			await sdata(simulator, 'Custom_Captions', { query: { where: "Capt_Family eq 'Comp_Employees'", count: '50' } }),
		);
		expect(rows.map((row) => [row.Capt_Code, row.Capt_US])[1]).toEqual(['2', '11 - 50']);
	});
});

describe('linked records', () => {
	test.each([
		['plain', { Person: { pers_companyid: 1 }, Address: [{ addr_companyid: 1 }], email: [{}], phone: [{}] }],
		['arrays', { Person: [{ pers_companyid: 1 }], Address: [{ addr_companyid: 1 }] }],
		['objects', { Person: { pers_companyid: 1 }, Address: { addr_companyid: 1 } }],
		['resources', { Person: { $resources: [{ pers_companyid: 1 }] }, Address: { $totalResults: 1 } }],
		['references', { Address: [{ $key: 1, $url: expect.any(String) }] }],
	] as const)('may be laid out as %s', async (linked, expected) => {
		simulator.quirks.set({ linked });
		expect(await record("company('1')")).toMatchObject(expected);
	});

	test('may be missing, and may come in lists', async () => {
		expect(resources(await sdata(simulator, 'company', { query: { count: '1' } }))[0]).not.toHaveProperty('Person');
		simulator.quirks.set({ linkedOnLists: true });
		expect(resources(await sdata(simulator, 'company', { query: { count: '1' } }))[0]).toHaveProperty('Person');
		simulator.quirks.set({ linked: 'none' });
		expect(await record("company('1')")).not.toHaveProperty('Person');
	});

	test('name the company of a person, and both of an opportunity', async () => {
		expect(await record("person('1')")).toMatchObject({ Company: { comp_name: expect.any(String) } });
		expect(await record("opportunity('1')")).toMatchObject({
			Company: { $key: expect.any(Number) },
			Person: { $key: expect.any(Number) },
		});
	});
});

describe('diagnoses', () => {
	test('may have another name and be one object', async () => {
		const body = async () => (await sdata(simulator, 'nonsense')).json;
		expect(await body()).toEqual({
			$diagnoses: [{ $severity: 'error', $sdataCode: 'ResourceKindNotFound', $message: expect.any(String) }],
		});
		simulator.quirks.set({ diagnosesKey: '$diagnosis', diagnosesShape: 'object' });
		expect(await body()).toEqual({
			$diagnosis: { $severity: 'error', $sdataCode: 'ResourceKindNotFound', $message: expect.any(String) },
		});
	});
});

describe('prototypes', () => {
	test('describe all entities, or one', async () => {
		const all = await record('$prototypes');
		expect(array(all.$resources).map((entry) => object(entry).$resourceKind)).toContain('opportunity');
		expect(all.$totalResults).toBe(12);
		const [lead] = array((await record('$prototypes/Lead')).$resources).map(object);
		expect(lead?.$properties).toMatchObject({
			Lead_Description: { $type: 'sdata/string', $isMandatory: true, $isReadOnly: false },
			lead_createddate: { $type: 'sdata/datetime', $isReadOnly: true },
			Lead_Status: { $type: 'sdata/choice' },
			Lead_AssignedUserId: { $type: 'sdata/reference' },
		});
	});

	test('may be missing, name types without prefix, and know no strangers', async () => {
		expect(code(await sdata(simulator, '$prototypes/nonsense'))).toBe('ResourceKindNotFound');
		simulator.quirks.set({ prototypeTypes: 'bare' });
		const [lead] = array((await record('$prototypes/lead')).$resources).map(object);
		expect(lead?.$properties).toMatchObject({ Lead_Status: { $type: 'choice' } });
		simulator.quirks.set({ prototypes: 'missing' });
		expect((await sdata(simulator, '$prototypes')).status).toBe(404);
	});
});

describe('access', () => {
	const token = `Basic ${btoa('admin:simulator')}`;
	const status = async (headers: Record<string, string>) => (await sdata(simulator, 'users', { headers })).status;

	test('either header will do, unless the server looks at one', async () => {
		expect([await status({ Authorization: token }), await status({ 'X-Sage-Authorization': token })]).toEqual([
			200, 200,
		]);
		simulator.quirks.set({ authHeader: 'authorization' });
		expect([await status({ Authorization: token }), await status({ 'X-Sage-Authorization': token })]).toEqual([
			200, 401,
		]);
		simulator.quirks.set({ authHeader: 'xSageAuthorization' });
		expect([await status({ Authorization: token }), await status({ 'X-Sage-Authorization': token })]).toEqual([
			401, 200,
		]);
	});

	test.each([undefined, 'Basic', 'Bearer x', `Basic ${btoa('admin:wrong')}`, `Basic ${btoa('admin')}`])(
		'%s is 401 without WWW-Authenticate',
		async (header) => {
			const answer = await sdata(simulator, 'users', {
				headers: header === undefined ? {} : { Authorization: header },
			});
			expect([answer.status, answer.headers.get('www-authenticate'), code(answer)]).toEqual([
				401,
				null,
				'ApplicationDiagnosis',
			]);
		},
	);

	test.each([
		['html', /<html>/],
		['text', /^Invalid user name/],
		['empty', /^$/],
	] as const)('the body of a 401 may be %s', async (unauthorizedBody, expected) => {
		simulator.quirks.set({ unauthorizedBody, wwwAuthenticate: true });
		const answer = await sdata(simulator, 'users', { headers: {} });
		expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Sage CRM"']);
		expect(answer.text).toMatch(expected);
	});

	test('wrong credentials may be 403', async () => {
		simulator.quirks.set({ unauthorizedStatus: 403 });
		expect(await status({})).toBe(403);
	});

	test('requests may be limited by the minute', async () => {
		simulator.clock.set('2026-07-01T12:00:40Z');
		simulator.quirks.set({ requestsPerMinute: 2 });
		const statuses = [];
		for (let n = 0; n < 3; n++) statuses.push((await sdata(simulator, 'users')).status);
		expect(statuses).toEqual([200, 200, 429]);
		expect((await sdata(simulator, 'users')).headers.get('retry-after')).toBe('20');
		simulator.clock.advance(20_000);
		expect((await sdata(simulator, 'users')).status).toBe(200);
		simulator.clock.follow();
	});
});
