import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { entities } from '../../nodes/SageCrm/entities';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { errorOf, itemsOf, runAction } from './engine.ts';

const samples: Readonly<Record<string, IDataObject>> = {
	account: { Comp_Name: "Pear's & Söhne", Comp_Type: 'Customer' },
	case: { Case_Description: 'It does not start' },
	communication: { Comm_Subject: 'Call back', Comm_DateTime: '2026-03-03T10:00:00Z' },
	contact: { Pers_FirstName: 'Ada', Pers_LastName: "O'Brien", Pers_CompanyId: 43 },
	lead: { Lead_CompanyName: 'New Ltd', Lead_Description: 'Wants a quote', Lead_PersonEmail: 'a@b.example' },
	note: { Note_Note: 'Line 1\nLine 2', Note_ForeignTableId: 5, Note_ForeignId: 43 },
	opportunity: { Oppo_Description: 'Ten of them', Oppo_PrimaryCompanyId: 43, Oppo_Total: 12.5 },
	user: { User_Logon: 'ada', User_LastName: 'Lovelace' },
};

const mapped = (value: IDataObject): INodeParameters => ({
	mappingMode: 'defineBelow',
	value: JSON.parse(JSON.stringify(value)),
});
const creating = (resource: string, columns: INodeParameters): INodeParameters => ({
	resource,
	operation: 'create',
	columns,
});
const automatically: INodeParameters = { mappingMode: 'autoMapInputData', value: null };

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'business', now: '2026-03-02T09:00:00Z', quirks: { usersWritable: true } });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

const posts = () => simulator.requests.list().filter(({ method }) => method === 'POST');

const lost = 'The answer of Sage CRM was lost';

describe('the action node creates', () => {
	it.each(entities.map((entity) => [entity.value, entity] as const))(
		'%s with what was mapped',
		async (value, entity) => {
			const sample = samples[value] ?? {};
			const before = simulator.store.count(entity.resource);
			const run = await runAction({ ...simulator.credential }, creating(value, mapped(sample)));
			const [item, ...others] = itemsOf(run);
			expect(others).toEqual([]);
			expect(posts().map(({ body }): unknown => JSON.parse(body))).toEqual([sample]);
			expect(simulator.store.count(entity.resource)).toBe(before + 1);
			expect(item?.json).toMatchObject({ ...sample, key: expect.any(Number) });
			const stored = simulator.store.get(entity.resource, Number(item?.json.key))?.fields;
			// The store holds moments as numbers.
			const plain = Object.entries(sample).filter(([name]) => name !== 'Comm_DateTime');
			expect(stored).toMatchObject(Object.fromEntries(plain));
		},
	);

	it('and answers with what the database holds, not with what was sent', async () => {
		simulator.quirks.set({ echo: 'memory' });
		const run = await runAction(
			{ ...simulator.credential },
			creating('account', mapped({ Comp_Name: 'A', Comp_Employees: 7 })),
		);
		expect(itemsOf(run)[0]?.json).toMatchObject({
			Comp_Name: 'A',
			Comp_Employees: '7',
			Comp_CreatedDate: '2026-03-02T09:00:00Z',
			Comp_UpdatedDate: '2026-03-02T09:00:00Z',
		});
	});

	it('one record for each item, in order and paired', async () => {
		const items = [{ n: 'First' }, { n: 'Second' }];
		const run = await runAction(
			{ ...simulator.credential },
			creating('account', mapped({ Comp_Name: '={{ $json.n }}' })),
			{ items },
		);
		expect(itemsOf(run).map(({ json, pairedItem }) => [json.Comp_Name, pairedItem])).toEqual([
			['First', { item: 0 }],
			['Second', { item: 1 }],
		]);
	});

	it('from the columns of the item automatically, but none that only the server writes', async () => {
		simulator.quirks.set({ readOnlyColumns: 'refused', unknownColumns: 'refused' });
		const item = {
			key: 43,
			Comp_CompanyId: 43,
			comp_name: 'Copied',
			Comp_Type: null,
			Comp_CreatedDate: '2020-01-01T00:00:00Z',
			Comp_UpdatedBy: 1,
			somethingElse: { a: 1 },
		};
		const run = await runAction({ ...simulator.credential }, creating('account', automatically), { items: [item] });
		expect(posts().map(({ body }): unknown => JSON.parse(body))).toEqual([{ Comp_Name: 'Copied' }]);
		expect(itemsOf(run)[0]?.json).toMatchObject({ Comp_Name: 'Copied' });
	});

	it('with a date from an expression', async () => {
		const columns = mapped({
			Comm_Subject: 'x',
			Comm_DateTime: '={{ DateTime.fromISO("2026-03-03T12:00:00+02:00", {setZone: true}) }}',
		});
		const run = await runAction({ ...simulator.credential }, creating('communication', columns));
		expect(itemsOf(run)[0]?.json).toMatchObject({ Comm_DateTime: '2026-03-03T10:00:00Z' });
	});

	it.each([
		['nothing was mapped', mapped({}), 'give at least one column a value'],
		['all that was mapped is blank', mapped({ Comp_Name: '' }), 'give at least one column a value'],
		['the item has no such columns', automatically, 'give at least one column a value'],
		['a value is a list', mapped({ Comp_Name: '={{ ["a"] }}' }), 'Comp_Name is a list or an object'],
		['a value is an object', mapped({ Comp_Name: '={{ ({a: 1}) }}' }), 'Comp_Name is a list or an object'],
	])('nothing where %s, and says so', async (_, columns, part) => {
		const run = await runAction({ ...simulator.credential }, creating('account', columns));
		expect(errorOf(run).message).toContain(part);
		expect(simulator.requests.list().filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('columns of the input that only the server knows', async () => {
		const item = { Case_Description: 'It does not start', Case_ProblemNote: 'Since Monday', unknown: 'x' };
		const run = await runAction({ ...simulator.credential }, creating('case', automatically), { items: [item] });
		expect(itemsOf(run)[0]?.json).toMatchObject({ Case_ProblemNote: 'Since Monday' });
	});

	it.each([
		['no date', '={{ new Date("soon") }}'],
		['milliseconds', 1_772_442_000_000],
		['a mark', true],
	])('nothing where a date is %s', async (_, value) => {
		const columns = mapped({ Comm_Subject: 'x', Comm_DateTime: value });
		const run = await runAction({ ...simulator.credential }, creating('communication', columns));
		expect(errorOf(run).message).toContain('Comm_DateTime takes a date, not');
		expect(simulator.requests.list()).toEqual([]);
	});

	it("nothing where the server refuses, and hands on the server's words", async () => {
		const run = await runAction({ ...simulator.credential }, creating('account', mapped({ Comp_Type: 'Customer' })));
		expect(errorOf(run).message).toBe(
			'Sage CRM refused to create company: Validation error: Comp_Name must be filled in (check the values sent).',
		);
	});

	it('no user where the server does not let one be created, and says so', async () => {
		simulator.quirks.set({ usersWritable: false });
		const run = await runAction({ ...simulator.credential }, creating('user', mapped(samples.user ?? {})));
		expect(errorOf(run).message).toBe(
			"Sage CRM does not let this user create users: Users cannot be created, changed or deleted through the API (check the user's rights; some entities, such as users, can be closed to changes through the API for everybody).",
		);
	});

	it.each([
		['the connection breaks once it is done', { kind: 'reset', afterwards: true }, lost],
		['the connection breaks before', { kind: 'reset' }, lost],
		[
			'the server answers 503 once it is done',
			{ kind: 'status', status: 503, afterwards: true },
			'Sage CRM did not answer with the record (HTTP 503: ApplicationDiagnosis: Simulated failure with status 503)',
		],
		[
			'the server has waited too long for it',
			{ kind: 'status', status: 408, body: '', afterwards: true },
			'Sage CRM did not answer with the record (HTTP 408)',
		],
		[
			'the server says only in its answer that something went wrong',
			{ kind: 'status', status: 200, body: '{"$diagnoses":[{"$severity":"error","$message":"Disk full."}]}' },
			'Sage CRM did not answer with the record (Disk full)',
		],
		['the answer is cut off', { kind: 'truncate' }, 'Sage CRM did not answer with the record (HTTP 201)'],
	] as const)('never twice: it is sent once where %s', async (_, fault, what) => {
		simulator.faults.add({ ...fault, match: { method: 'POST' } });
		const before = simulator.store.count('company');
		const run = await runAction({ ...simulator.credential }, creating('account', mapped({ Comp_Name: 'Once' })));
		expect(errorOf(run).message).toBe(`${what}, so this record may have been created: check before retrying.`);
		expect(errorOf(run)).not.toHaveProperty('description', expect.stringContaining('try again'));
		expect(posts()).toHaveLength(1);
		expect(simulator.store.count('company') - before).toBeLessThanOrEqual(1);
	});

	it('again where the server asked for patience and has done nothing', async () => {
		simulator.faults.add({ kind: 'status', status: 429, headers: { 'Retry-After': '0' } });
		const run = await runAction({ ...simulator.credential }, creating('account', mapped({ Comp_Name: 'Patience' })));
		expect(itemsOf(run)[0]?.json).toMatchObject({ Comp_Name: 'Patience' });
		expect(posts().map(({ status }) => status)).toEqual([429, 201]);
	});
});
