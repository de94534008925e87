import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { errorOf, itemsOf, runAction } from './engine.ts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ data: 'empty', now: '2026-03-02T09:00:00Z' });
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.close());

const create = async (
	resource: string,
	value: IDataObject,
	contactPoints: INodeParameters,
	items: IDataObject[] = [{}],
) =>
	await runAction(
		{ ...simulator.credential },
		{
			resource,
			operation: 'create',
			columns: { mappingMode: 'defineBelow', value: JSON.parse(JSON.stringify(value)) },
			contactPoints,
		},
		{ items },
	);
const stored = (entity: string) => simulator.store.all(entity).map(({ fields }) => fields);

const everything: INodeParameters = {
	address: [
		{ address1: 'Quay Street 1', city: 'Cork', type: 'Business', isDefault: true },
		{ city: 'Dublin', type: 'Billing' },
	],
	email: [{ emailAddress: 'info@new.example', type: 'Business', isDefault: true }],
	person: [{ firstName: 'Ada', lastName: "O'Brien", type: 'Admin', isDefault: true }],
	phone: [{ countryCode: '353', areaCode: '1', number: '555 0101', type: 'Business', isDefault: true }],
};

describe('a company', () => {
	it('is created with its people, addresses, e-mails and phones', async () => {
		const [item] = itemsOf(await create('account', { Comp_Name: 'New Ltd' }, everything));
		const id = Number(item?.json.key);
		expect(stored('address')).toMatchObject([
			{ Addr_Address1: 'Quay Street 1', Addr_City: 'Cork', Addr_Type: 'Business', Addr_CompanyID: id },
			{ Addr_City: 'Dublin', Addr_Type: 'Billing', Addr_CompanyID: id },
		]);
		expect(stored('email')).toMatchObject([{ Emai_EmailAddress: 'info@new.example', Emai_CompanyID: id }]);
		expect(stored('person')).toMatchObject([{ Pers_FirstName: 'Ada', Pers_LastName: "O'Brien", Pers_CompanyId: id }]);
		expect(stored('phone')).toMatchObject([{ Phon_CountryCode: '353', Phon_AreaCode: '1', Phon_Number: '555 0101' }]);
		expect(simulator.store.get('company', id)?.fields).toMatchObject({
			Comp_PrimaryPersonId: 1,
			Comp_PrimaryAddressId: 1,
		});
	});

	it.each(['plain', 'arrays', 'objects', 'resources'] as const)(
		'shows them as lists of plain records, however the server nests them (%s)',
		async (linked) => {
			simulator.quirks.set({ linked });
			const [item] = itemsOf(await create('account', { Comp_Name: 'New Ltd' }, everything));
			const read = {
				resource: 'account',
				operation: 'get',
				recordId: { __rl: true, mode: 'id', value: String(item?.json.key) },
			};
			const json = itemsOf(await runAction({ ...simulator.credential }, read))[0]?.json ?? {};
			const dublin = { key: 2, Addr_City: 'Dublin' };
			expect(json.Address).toMatchObject([{ key: 1, Addr_City: 'Cork' }, ...(linked === 'objects' ? [] : [dublin])]);
			expect(json.email).toMatchObject([{ Emai_EmailAddress: 'info@new.example' }]);
			expect(json.phone).toMatchObject([{ Phon_Number: '555 0101' }]);
			expect(json.Person).toMatchObject([{ Pers_FirstName: 'Ada' }]);
			expect(JSON.stringify(json)).not.toContain('$');

			const person = { ...read, resource: 'contact', recordId: { __rl: true, mode: 'id', value: '1' } };
			const ada = itemsOf(await runAction({ ...simulator.credential }, person))[0]?.json;
			expect(ada?.Company).toMatchObject({ Comp_Name: 'New Ltd' });
			expect(JSON.stringify(ada)).not.toContain('$');
		},
	);

	it.each(['plain', 'arrays', 'objects', 'resources'] as const)(
		'has empty lists where it has none (%s)',
		async (linked) => {
			simulator.quirks.set({ linked });
			const id = simulator.store.insert('company', { Comp_Name: 'Alone' });
			const recordId = { __rl: true, mode: 'id', value: String(id) };
			const read = { resource: 'account', operation: 'get', recordId };
			const [item] = itemsOf(await runAction({ ...simulator.credential }, read));
			const nested = Object.entries(item?.json ?? {}).filter(([name]) => /^(person|address|email|phone)$/i.test(name));
			expect(nested.length).toBeGreaterThan(2);
			for (const [name, value] of nested) expect([name, value]).toEqual([name, []]);
		},
	);

	it('is created although the input lacks a field, and marks are texts', async () => {
		const address = { city: 'Cork', address2: '={{ $json.nope }}', type: '={{ null }}', isDefault: '={{ "true" }}' };
		const columns = { mappingMode: 'defineBelow', value: { Comp_Name: 'Odd' } };
		const contactPoints = { address: [address] };
		await runAction({ ...simulator.credential }, { resource: 'account', operation: 'create', columns, contactPoints });
		const [post] = simulator.requests.list();
		expect(JSON.parse(post?.body ?? '')).toEqual({
			Comp_Name: 'Odd',
			Address: [{ Addr_City: 'Cork', $isDefault: true }],
		});
	});

	it('names the row and the field that cannot be read', async () => {
		const columns = { mappingMode: 'defineBelow', value: { Comp_Name: 'Odd' } };
		const contactPoints = { phone: [{ number: '1' }, { number: '={{ ["2"] }}' }] };
		const parameters = { resource: 'account', operation: 'create', columns, contactPoints };
		expect(errorOf(await runAction({ ...simulator.credential }, parameters)).message).toBe(
			'The contact point Phone 2 cannot be read: give number a text.',
		);
	});

	it('is created with none where rows are empty', async () => {
		const empty = { address: [{ type: 'Business', city: '' }], email: [{}], phone: [{ number: '' }] };
		await create('account', { Comp_Name: 'New Ltd' }, empty);
		const [post] = simulator.requests.list().filter(({ method }) => method === 'POST');
		expect(JSON.parse(post?.body ?? '')).toEqual({ Comp_Name: 'New Ltd' });
	});

	it('is one of many, each with its own', async () => {
		const points = { email: [{ emailAddress: '={{ $json.mail }}', type: 'Business' }] };
		const items = ['a@x.example', 'b@x.example', ''].map((mail) => ({ mail }));
		await create('account', { Comp_Name: '={{ $json.mail || "none" }}' }, points, items);
		expect(simulator.requests.list().filter(({ method }) => method === 'POST')).toHaveLength(1);
		expect(stored('email').map((email) => [email.Emai_EmailAddress, email.Emai_CompanyID])).toEqual([
			['a@x.example', 1],
			['b@x.example', 2],
		]);
	});

	it("is refused with the server's words where one of them is", async () => {
		const refused = await create('account', { Comp_Name: 'New Ltd' }, { phone: [{ areaCode: '1', type: 'Business' }] });
		expect(errorOf(refused).message).toContain('Phon_Number must be filled in');
		expect(simulator.store.count('company')).toBe(0);
	});
});

describe('a person', () => {
	it('is created with addresses, e-mails and phones', async () => {
		const company = simulator.store.insert('company', { Comp_Name: 'There' });
		const person = { Pers_FirstName: 'Ada', Pers_LastName: 'Byrne', Pers_CompanyId: company };
		const [item] = itemsOf(
			await create('contact', person, { email: [{ emailAddress: 'ada@x.example', type: 'Private' }] }),
		);
		expect(stored('email')).toMatchObject([
			{ Emai_EmailAddress: 'ada@x.example', Emai_Type: 'Private', Emai_PersonID: item?.json.key },
		]);
	});
});
