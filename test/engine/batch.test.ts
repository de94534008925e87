import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { errorOf, itemsOf, runAction } from './engine.ts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'empty', now: '2026-03-02T09:00:00Z' });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

const creating = (options: INodeParameters = {}): INodeParameters => ({
	resource: 'account',
	operation: 'create',
	columns: {
		mappingMode: 'defineBelow',
		value: { Comp_Name: '={{ $json.name }}', Comp_Employees: '={{ $json.employees }}' },
	},
	options,
});
const named = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ name: `Company ${index}`, employees: '1' }));
const run = async (items: IDataObject[], more: { options?: INodeParameters; continueOnFail?: boolean } = {}) =>
	await runAction({ ...simulator.credential }, creating(more.options), {
		items,
		onError: more.continueOnFail === true ? 'continueRegularOutput' : undefined,
	});
const stored = () => simulator.store.all('company').map(({ fields }) => fields.Comp_Name);
const posts = () => simulator.requests.list().filter(({ method }) => method === 'POST');

describe('many new records at once', () => {
	it.each(['bare', 'httpStatus', 'wrapped'] as const)(
		'need ten requests for a thousand, each answer with its item, a refused one alone (%s)',
		async (batchEnvelope) => {
			simulator.quirks.set({ batchEnvelope, batchStatus: batchEnvelope === 'wrapped' ? 207 : 200 });
			const items = named(1000);
			// Refused by the server: it has no name.
			items[417] = { name: '', employees: '1' };
			const outcomes = itemsOf(await run(items, { continueOnFail: true }));
			expect(simulator.requests.list()).toHaveLength(10);
			expect(outcomes).toHaveLength(1000);
			for (const [index, { json, pairedItem }] of outcomes.entries()) {
				expect(pairedItem).toEqual({ item: index });
				if (index === 417)
					expect(json.error).toMatch(/^Sage CRM refused to create company: .*Comp_Name must be filled in/);
				else expect(json).toMatchObject({ Comp_Name: `Company ${index}`, key: expect.any(Number) });
			}
			const names = stored();
			expect(names).toHaveLength(999);
			expect(new Set(names).size).toBe(999);
		},
	);

	it('are checked before anything is sent where a failure ends all', async () => {
		const value = { Comp_Name: '={{ $json.name }}' };
		const parameters = { ...creating(), columns: { mappingMode: 'defineBelow', value } };
		const items = [...named(3), { name: ['a list'] }];
		const failed = await runAction({ ...simulator.credential }, parameters, { items });
		expect(errorOf(failed).message).toContain('Comp_Name is a list or an object');
		expect(posts()).toEqual([]);
	});

	it('end with the refusal of the first bad one where failures are not borne', async () => {
		const failed = await run([...named(2), { name: '', employees: '1' }, ...named(1)]);
		expect(errorOf(failed).message).toContain('Comp_Name must be filled in');
		const ids = simulator.store.all('company').map(({ id }) => id);
		expect(ids).toHaveLength(3);
		expect(errorOf(failed)).toHaveProperty(
			'description',
			expect.stringMatching(new RegExp(`Created all the same: accounts ${ids.join(', ')}\\.$`)),
		);
	});

	it('are named in the error as far as twenty of them', async () => {
		const items = named(30);
		items[29] = { name: '', employees: '1' };
		const ids = () => simulator.store.all('company').map(({ id }) => id);
		const failed = errorOf(await run(items));
		const told = `Created all the same: accounts ${ids().slice(0, 20).join(', ')} and 9 more.`;
		expect(failed).toHaveProperty('description', expect.stringContaining(told));
	});

	it('are sent one by one to a server without $batch', async () => {
		simulator.quirks.set({ batch: 'missing' });
		expect(itemsOf(await run(named(3))).map(({ json }) => json.Comp_Name)).toEqual([
			'Company 0',
			'Company 1',
			'Company 2',
		]);
		expect(posts()).toHaveLength(4);
		expect(stored()).toHaveLength(3);
	});

	it('are sent one by one where the user wants that, and so is a single one', async () => {
		await run(named(3), { options: { batch: false } });
		await run(named(1));
		expect(posts().map(({ path }) => path.includes('$batch'))).toEqual([false, false, false, false]);
		expect(stored()).toHaveLength(4);
	});

	it('are sent in smaller parts to a server that takes fewer', async () => {
		simulator.quirks.set({ batchCap: 30 });
		expect(itemsOf(await run(named(60)))).toHaveLength(60);
		expect(posts()).toHaveLength(5);
		expect(new Set(stored()).size).toBe(60);
	});

	it.each([
		['the connection breaks once it is done', { kind: 'reset', afterwards: true }],
		['the answer is cut off', { kind: 'truncate' }],
		['the server fails once it is done', { kind: 'status', status: 500, afterwards: true }],
		['a web page answers', { kind: 'html' }],
		['the answer says nothing of each', { kind: 'status', status: 200, body: '[]', afterwards: true }],
	] as const)('may be there where %s: that is said of each, and none is sent again', async (_, fault) => {
		simulator.faults.add({ ...fault, match: { method: 'POST' }, skip: 1 });
		const outcomes = itemsOf(await run(named(250), { continueOnFail: true }));
		const lost = outcomes.filter(({ json }) => json.error !== undefined);
		expect(lost).toHaveLength(100);
		for (const { json } of lost) expect(json.error).toContain('may have been created: check before retrying');
		expect(posts()).toHaveLength(3);
		expect(new Set(stored()).size).toBe(stored().length);
	});

	it.each([
		['404', 404, undefined],
		['410', 410, undefined],
		['501', 501, undefined],
		['BadUrlSyntax', 400, '{"$diagnoses":[{"$sdataCode":"BadUrlSyntax","$message":"Unknown address: $batch"}]}'],
	])('are sent one by one where the address is refused with %s', async (_, status, body) => {
		simulator.faults.add({ kind: 'status', status, body, match: { method: 'POST' } });
		expect(itemsOf(await run(named(3)))).toHaveLength(3);
		expect(stored()).toHaveLength(3);
		expect(posts()).toHaveLength(4);
	});

	it.each([
		'The record could not be saved: Credit Limit must be filled in.',
		'Validation error in record 3: the maximum length of its name is exceeded.',
		'Comp_Name: more than 60 characters are too many for these records.',
		'Item 7: almost nothing was filled in.',
		'This customer takes no further entries.',
		'The limit for these records is exceeded.',
	])('are not sent again after a refusal that only sounds like one of too many: %s', async (message) => {
		const body = JSON.stringify({ $diagnoses: [{ $severity: 'error', $message: message }] });
		simulator.faults.add({ kind: 'status', status: 400, body, match: { method: 'POST' }, afterwards: true });
		const outcomes = itemsOf(await run(named(20), { continueOnFail: true }));
		expect(posts()).toHaveLength(1);
		expect(stored()).toHaveLength(20);
		for (const { json } of outcomes) expect(json.error).toContain(message.slice(0, -1));
	});

	it.each([
		'A batch takes 5 items at most.',
		'Too many entities in one request.',
		'No more than 5 records are allowed.',
		'The batch is larger than its maximum size.',
		'The maximum number of rows is 5.',
		'The number of items exceeds the limit of 5.',
		'Request contains 20 items; the maximum is 5.',
		'Maximum 5 records per request.',
		'Record limit exceeded: 5 records maximum.',
		'Too many operations in batch request.',
		'BATCH_TOO_LARGE',
	])('are sent in smaller parts where the server says that there are too many: %s', async (message) => {
		const body = JSON.stringify({ $diagnoses: [{ $severity: 'error', $message: message }] });
		simulator.faults.add({ kind: 'status', status: 400, body, match: { method: 'POST' } });
		expect(itemsOf(await run(named(20)))).toHaveLength(20);
		expect(stored()).toHaveLength(20);
		expect(posts()).toHaveLength(5);
	});

	it.each([{}, { status: 201 }, { $httpStatus: 201 }, { status: 201, resource: null }])(
		'may be there where the answer says nothing of one of them: %j',
		async (silent) => {
			const body = JSON.stringify([{ $key: 1, Comp_Name: 'Company 0' }, silent]);
			simulator.faults.add({ kind: 'status', status: 200, body, match: { method: 'POST' }, afterwards: true });
			const [first, second] = itemsOf(await run(named(2), { continueOnFail: true }));
			expect(first?.json).toMatchObject({ key: 1 });
			expect(second?.json.error).toBe(
				'Sage CRM did not say what became of each record, so this record may have been created: check before retrying.',
			);
		},
	);

	it.each([404, 501])('are not created twice where a later request is answered with %d', async (status) => {
		simulator.faults.add({ kind: 'status', status, match: { method: 'POST' }, skip: 1 });
		const outcomes = itemsOf(await run(named(150), { continueOnFail: true }));
		expect(outcomes.filter(({ json }) => json.error !== undefined)).toHaveLength(50);
		expect(stored()).toHaveLength(100);
		expect(posts()).toHaveLength(2);
	});

	it('are not sent again where the answer says of each what became of it, whatever its status', async () => {
		const diagnoses = [{ $sdataCode: 'ApplicationDiagnosis', $message: 'No name' }];
		const body = JSON.stringify([
			{ $key: 1, Comp_Name: 'Company 0' },
			{ $diagnoses: diagnoses },
			{ $key: 2, Comp_Name: 'Company 2' },
		]);
		simulator.faults.add({ kind: 'status', status: 400, body, match: { method: 'POST' }, afterwards: true });
		const outcomes = itemsOf(await run(named(3), { continueOnFail: true }));
		expect(outcomes.map(({ json }) => json.key ?? json.error)).toEqual([1, expect.stringContaining('No name'), 2]);
		expect(posts()).toHaveLength(1);
	});

	it.each([
		['an answer that is too short', [{ $key: 1 }, { $diagnoses: [{ $message: 'No' }] }], /may have been created/],
		['one diagnosis for all', { $diagnoses: [{ $message: 'Something is wrong' }] }, /Something is wrong/],
	])('are not sent again after %s, whatever its status', async (_, answer, message) => {
		const body = JSON.stringify(answer);
		simulator.faults.add({ kind: 'status', status: 400, body, match: { method: 'POST' }, afterwards: true });
		const outcomes = itemsOf(await run(named(3), { continueOnFail: true }));
		for (const { json } of outcomes) expect(json.error).toMatch(message);
		expect(stored()).toHaveLength(3);
		expect(posts()).toHaveLength(1);
	});

	describe('are refused all together by a list of diagnoses alone,', () => {
		const diagnosis = { $severity: 'error', $sdataCode: 'Internal', $message: 'Something is wrong' };
		const refuse = (status: number, answer: object, skip = 0) => {
			const match = { method: 'POST' };
			simulator.faults.add({
				kind: 'status',
				status,
				body: JSON.stringify(answer),
				match,
				skip,
				afterwards: status === 500,
			});
		};

		it.each([
			[401, 'refused the user name or password', 0],
			[403, 'does not let this user create company: Something is wrong', 0],
			[500, 'may have been created: check before retrying', 3],
		])('%d', async (status, message, there) => {
			refuse(status, [diagnosis]);
			const outcomes = itemsOf(await run(named(3), { continueOnFail: true }));
			for (const { json } of outcomes) expect(json.error).toContain(message);
			expect(stored()).toHaveLength(there);
			expect(posts()).toHaveLength(1);
		});

		it.each([[[diagnosis]], [[{ $diagnoses: [diagnosis] }]], [[{ severity: 'error', message: 'No' }]], [[]]])(
			'and go one by one where there is no such address: %j',
			async (answer) => {
				refuse(404, answer);
				expect(itemsOf(await run(named(3)))).toHaveLength(3);
				expect(posts()).toHaveLength(4);
			},
		);

		it('and are sent again where fewer requests are wanted', async () => {
			refuse(429, [diagnosis]);
			expect(itemsOf(await run(named(3)))).toHaveLength(3);
			expect(posts()).toHaveLength(2);
		});

		it('and go in smaller parts where there are too many', async () => {
			refuse(413, [diagnosis]);
			expect(itemsOf(await run(named(20)))).toHaveLength(20);
			expect(posts()).toHaveLength(5);
		});

		it('also where a single one is left: that one may be there', async () => {
			refuse(500, [diagnosis], 1);
			const [last] = itemsOf(await run(named(101), { continueOnFail: true })).slice(-1);
			expect(last?.json.error).toContain('may have been created: check before retrying');
			expect(stored()).toHaveLength(101);
		});

		it('but each for itself where there is one for each, of its values', async () => {
			refuse(400, [
				{ ...diagnosis, $message: 'No name' },
				{ ...diagnosis, $message: 'No mail' },
			]);
			const outcomes = itemsOf(await run(named(2), { continueOnFail: true }));
			expect(outcomes.map(({ json }) => json.error)).toEqual([
				expect.stringContaining('company: No name ('),
				expect.stringContaining('company: No mail ('),
			]);
		});

		it.each([400, 409, 422])('but may be there where it may be one of them that was refused: %d', async (status) => {
			for (const answer of [[diagnosis], { $diagnoses: [diagnosis] }]) {
				simulator.reset();
				const body = JSON.stringify(answer);
				simulator.faults.add({ kind: 'status', status, body, match: { method: 'POST' }, afterwards: true });
				const outcomes = itemsOf(await run(named(3), { continueOnFail: true }));
				for (const { json } of outcomes) {
					expect(json.error).toBe(
						`Sage CRM refused the records of one request together (HTTP ${status}: Internal: Something is wrong), yet this record may have been created: check before retrying.`,
					);
				}
				expect(posts()).toHaveLength(1);
			}
		});

		it.each([
			[422, '{"$sdataCode":"TOO_MANY_ITEMS","$message":"At most 10 items are allowed in a batch"}', 5],
			[400, '{"$diagnoses":[{"$message":"Too many items: 20, maximum 10"}]}', 5],
			[400, '{"$sdataCode":"BadUrlSyntax","$message":"Unknown address"}', 21],
		])('and are sent otherwise where that is the reason: %d %s', async (status, said, requests) => {
			simulator.faults.add({ kind: 'status', status, body: `[${said}]`, match: { method: 'POST' } });
			expect(itemsOf(await run(named(20)))).toHaveLength(20);
			expect(posts()).toHaveLength(requests);
		});

		it('with each reason once, as far as a few', async () => {
			refuse(
				403,
				[...Array(9).keys(), 0, 1].map((at) => ({ ...diagnosis, $message: `No right ${at}` })),
			);
			const [first] = itemsOf(await run(named(11), { continueOnFail: true }));
			expect(first?.json.error).toContain(
				'create company: No right 0; No right 1; No right 2; No right 3; No right 4; and 4 more (',
			);
		});
	});

	it.each(['one', 'several'])(
		'may be there although n8n has a sentence of its own for what the server says: %s',
		async (many) => {
			const $diagnoses = [{ $severity: 'error', $sdataCode: 'DatabaseAccess', $message: 'DatabaseAccessException' }];
			const body = JSON.stringify({ $diagnoses });
			simulator.faults.add({ kind: 'status', status: 500, body, match: { method: 'POST' }, afterwards: true });
			const outcomes = itemsOf(await run(named(many === 'one' ? 1 : 3), { continueOnFail: true }));
			for (const { json } of outcomes) {
				expect(json.error).toMatch(/DatabaseAccessException.* may have been created: check before retrying\.$/);
			}
		},
	);

	it('are there although the server warns of them', async () => {
		const $diagnoses = [{ $severity: 'warning', $message: 'The name is short' }];
		const body = JSON.stringify([
			{ $key: 1, $diagnoses },
			{ $key: 2, $diagnoses: [] },
		]);
		simulator.faults.add({ kind: 'status', status: 200, body, match: { method: 'POST' }, afterwards: true });
		expect(itemsOf(await run(named(2))).map(({ json }) => json.key)).toEqual([1, 2]);
	});

	it('stop behind an answer that was lost where failures are not borne', async () => {
		simulator.faults.add({ kind: 'reset', afterwards: true, match: { method: 'POST' } });
		expect(errorOf(await run(named(250))).message).toContain('may have been created');
		expect(posts()).toHaveLength(1);
	});

	it('are refused together where none of them may be created', async () => {
		const users = {
			resource: 'user',
			operation: 'create',
			columns: { mappingMode: 'defineBelow', value: { User_Logon: '={{ $json.name }}', User_LastName: 'x' } },
		};
		const refused = await runAction({ ...simulator.credential }, users, {
			items: named(3),
			onError: 'continueRegularOutput',
		});
		for (const { json } of itemsOf(refused)) {
			expect(json.error).toContain('does not let this user create users: Users cannot be created');
		}
		expect(posts()).toHaveLength(1);
	});
});
