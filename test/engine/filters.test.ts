import type { INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { pass, simulateEach } from './time.ts';

const start = '2026-03-02T09:00:00Z';
const minute = 60_000;

let simulator: Simulator;

simulateEach({ data: 'business', now: start }, (started) => {
	simulator = started;
});

const filtered = (where: string, syntax = 'sdata', more: INodeParameters = {}) =>
	openTrigger(
		{ ...simulator.credential },
		{ resources: ['account'], filters: { filter: [{ resource: 'account', syntax, where }] }, ...more },
	);

const insert = (name: string, status: string) =>
	simulator.store.insert('company', { Comp_Name: name, Comp_Status: status });

type Trigger = ReturnType<typeof openTrigger>;
const poll = async (trigger: Trigger) => {
	pass(simulator, minute);
	return (await trigger.poll()).map(({ eventType, id }) => `${String(eventType)} ${String(id)}`);
};

describe('a trigger with a filter', () => {
	it.each([
		['sdata', "Comp_Status eq 'Active' and Comp_Name like 'A%'"],
		['ceql', "Comp_Status = 'Active' AND Comp_Name LIKE 'A%'"],
		['ceql', "NOT (Comp_Status != 'Active' OR Comp_Name NOT LIKE 'A%')"],
	])('in %s delivers what meets it alone: %s', async (syntax, where) => {
		const trigger = filtered(where, syntax);
		await poll(trigger);
		const both = insert('Alder', 'Active');
		const other = insert('Birch', 'Active');
		insert('Aspen', 'Archive');
		expect(await poll(trigger)).toEqual([`created ${both}`]);
		expect(JSON.stringify(trigger.staticData())).toContain(`"${both}":`);
		expect(JSON.stringify(trigger.staticData())).not.toContain(`"${other}":`);
		for (let quiet = 0; quiet < 3; quiet++) expect(await poll(trigger)).toEqual([]);
	});

	it('delivers a record that comes to meet it as updated, once, and no more when it meets it no longer', async () => {
		const trigger = filtered("Comp_Status eq 'Active'");
		await poll(trigger);
		const id = insert('Elm', 'Archive');
		expect(await poll(trigger)).toEqual([]);
		// Once what was created then has settled, whatever else changes.
		for (let rest = 0; rest < 3; rest++) expect(await poll(trigger)).toEqual([]);
		simulator.store.update('company', id, { Comp_Status: 'Active' });
		expect(await poll(trigger)).toEqual([`updated ${id}`]);
		simulator.store.update('company', id, { Comp_Status: 'Archive' });
		expect(await poll(trigger)).toEqual([]);
	});

	it.each(['isoQuoted', 'isoAt', 'sqlQuoted', 'sqlCompact'] as const)(
		'writes a date of CEQL as the server reads it: %s',
		async (form) => {
			simulator.quirks.set({ dateLiterals: [form] });
			const trigger = filtered("Comp_CreatedDate >= '2026-03-02T09:01:30Z'", 'ceql');
			await poll(trigger);
			const early = insert('Early', 'Active');
			const late = (await poll(trigger), insert('Late', 'Active'));
			simulator.store.update('company', early, { Comp_Name: 'Early, changed' });
			expect(await poll(trigger)).toEqual([`created ${late}`]);
		},
	);

	it.each(['honoured', 'ignored'] as const)(
		'tells an old record that comes to meet it as updated (order %s)',
		async (orderBy) => {
			simulator.quirks.set({ orderBy });
			const old = simulator.store.all('company')[7]?.id ?? 0;
			const trigger = filtered("Comp_Name like 'Nothing like it%'");
			await poll(trigger);
			simulator.store.update('company', old, { Comp_Name: 'Nothing like it before' });
			const created = insert('Nothing like it either', 'Active');
			expect((await poll(trigger)).toSorted()).toEqual([`created ${created}`, `updated ${old}`]);
		},
	);

	it('holds several filters of one resource together, and none of another', async () => {
		const filter = [
			{ resource: 'account', syntax: 'sdata', where: "Comp_Status eq 'Active' or Comp_Status eq 'New'" },
			{ resource: 'account', syntax: 'sdata', where: "Comp_Name like 'A%'" },
			{ resource: 'lead', syntax: 'sdata', where: "Lead_Status eq 'Never'" },
		];
		const trigger = filtered('', 'sdata', { filters: { filter } });
		await poll(trigger);
		const id = insert('Ash', 'New');
		insert('Beech', 'New');
		insert('Alder', 'Archive');
		expect(await poll(trigger)).toEqual([`created ${id}`]);
	});

	it('brings back nothing from before when it is taken out', async () => {
		const trigger = filtered("Comp_Status eq 'Active'");
		await poll(trigger);
		for (let change = 0; change < 5; change++) {
			insert(`Old ${change}`, 'Archive');
			await poll(trigger);
		}
		for (let rest = 0; rest < 3; rest++) await poll(trigger);
		const staticData = JSON.parse(JSON.stringify(trigger.staticData()));
		const without = openTrigger({ ...simulator.credential }, { resources: ['account'] }, { staticData });
		expect(await poll(without)).toEqual([]);
		const id = insert('New', 'Archive');
		expect(await poll(without)).toEqual([`created ${id}`]);
	});

	it('needs two requests for a quiet poll, one of them for a single record', async () => {
		const trigger = filtered("Comp_Status eq 'Active'");
		await poll(trigger);
		insert('Elm', 'Active');
		for (let rest = 0; rest < 4; rest++) await poll(trigger);
		simulator.requests.clear();
		expect(await poll(trigger)).toEqual([]);
		expect(simulator.requests.list().map(({ query }) => query.count)).toEqual(['1', '200']);
	});

	it('works where the server keeps no order', async () => {
		simulator.quirks.set({ orderBy: 'ignored', naturalOrder: 'shuffled' });
		const trigger = filtered("Comp_Status eq 'Active'");
		await poll(trigger);
		const ids = [insert('One', 'Active'), insert('Two', 'Archive'), insert('Three', 'Active')];
		expect(await poll(trigger)).toEqual([`created ${ids[0]}`, `created ${ids[2]}`]);
	});

	it('shows in a test run only what meets it', async () => {
		insert('Zelkova', 'Active');
		insert('Yew', 'Archive');
		const trigger = openTrigger(
			{ ...simulator.credential },
			{ resources: ['account'], filters: { filter: [{ resource: 'account', where: "Comp_Name like 'Zel%'" }] } },
			{ mode: 'manual' },
		);
		const names = (await trigger.poll()).map(({ record }): unknown => Reflect.get(Object(record), 'Comp_Name'));
		expect(names).toEqual(['Zelkova']);
	});
});

describe('a filter with a mistake', () => {
	it.each([
		["Comp_Status = 'Active'", 'sdata', /filter for accounts .* position 13: "=" is not an operator of SData/],
		["Comp_Statsu eq 'Active'", 'sdata', /position 1: there is no column Comp_Statsu: did you mean Comp_Status\?/],
		[
			"Comp_Name LIKE 'A%' AND (Comp_Typ = 'x')",
			'ceql',
			/position 26: there is no column Comp_Typ: did you mean Comp_Type\?/,
		],
		["Comp_Name = 'A", 'ceql', /position 13: a text begins with '/],
		['   ', 'sdata', /A filter for accounts is empty/],
		["Comp_Name eq 'A'", 'CEQL', /syntax of a filter must be sdata or ceql/],
		["User_Password like '2%'", 'sdata', /position 1: passwords cannot be searched for/],
		['Comp_Name IS NULL', 'ceql', /position 11: Sage CRM cannot search for empty values/],
	])('%s (%s) is named when the trigger is switched on', async (where, syntax, message) => {
		const trigger = filtered(where, syntax);
		await expect(trigger.poll()).rejects.toThrow(message);
		expect(JSON.stringify(trigger.staticData())).not.toContain('revision');
	});

	it('is not found in a column that the server takes without describing it', async () => {
		expect(await poll(filtered("Comp_Deleted eq 1 or Comp_Name like 'A%'"))).toEqual([]);
	});

	it('that comes up later changes nothing for other resources', async () => {
		const where = "Comp_WebSite like '%example%'";
		const filters = { filter: [{ resource: 'account', syntax: 'sdata', where }] };
		const trigger = openTrigger({ ...simulator.credential }, { resources: ['account', 'contact'], filters });
		const warn = jest.spyOn(trigger.context.logger, 'warn').mockImplementation();
		await poll(trigger);
		simulator.quirks.set({ hiddenColumns: ['Comp_WebSite'], hiddenColumnSearch: 'refused' });
		const id = simulator.store.insert('person', { Pers_FirstName: 'Ada', Pers_LastName: 'Byron' });
		expect(await poll(trigger)).toEqual([`created ${id}`]);
		expect(warn).toHaveBeenCalledWith(expect.stringContaining('did not understand the filter for company'));
		expect(JSON.stringify(trigger.staticData())).not.toContain('"mostRows":20');
		simulator.requests.clear();
		await poll(trigger);
		const asked = simulator.requests.list().filter(({ entity }) => entity === 'person');
		expect(asked.map(({ query }) => query.count)).toEqual(['200']);
	});

	it('is left to the server where that does not describe its columns', async () => {
		simulator.quirks.set({ prototypes: 'missing' });
		await expect(filtered("Comp_Statsu eq 'Active'").poll()).rejects.toThrow(
			/did not understand the filter for company/,
		);
		expect(await poll(filtered("Comp_Status eq 'Active'"))).toEqual([]);
	});
});

describe('a trigger for chosen columns', () => {
	const chosen = (...names: string[]): INodeParameters => ({ column: [{ resource: 'account', names }] });
	const open = (columns: INodeParameters, staticData = {}) =>
		openTrigger({ ...simulator.credential }, { resources: ['account'], columns }, { staticData });

	it('asks for them, and for what it needs itself', async () => {
		const trigger = open(chosen('Comp_Name'));
		await trigger.poll();
		// When it is switched on the column is looked up.
		simulator.requests.clear();
		pass(simulator, minute);
		insert('Elm', 'Active');
		const [event] = await trigger.poll();
		expect(Object.keys(Object(event?.record)).toSorted()).toEqual(
			[
				'key',
				'Comp_CompanyId',
				'Comp_CreatedBy',
				'Comp_CreatedDate',
				'Comp_Name',
				'Comp_UpdatedBy',
				'Comp_UpdatedDate',
			].toSorted(),
		);
		expect(event).toMatchObject({ eventType: 'created', updatedBy: 1 });
		const selects = simulator.requests.list().map(({ query }) => query.select ?? '');
		expect(selects.every((select) => select.includes('Comp_Name') && !select.includes('Comp_Status'))).toBe(true);
	});

	it('repeats nothing when other columns are chosen', async () => {
		const first = open({});
		await poll(first);
		const id = insert('Elm', 'Active');
		expect(await poll(first)).toEqual([`created ${id}`]);
		const second = open(chosen('Comp_Name'), JSON.parse(JSON.stringify(first.staticData())));
		for (let quiet = 0; quiet < 4; quiet++) expect(await poll(second)).toEqual([]);
		simulator.store.update('company', id, { Comp_Name: 'Elm, changed' });
		expect(await poll(second)).toEqual([`updated ${id}`]);
	});
});

describe('a trigger that leaves out the changes of some users', () => {
	const ignoring = (...users: Array<string | number>) =>
		openTrigger({ ...simulator.credential }, { resources: ['account'], options: { ignoreUpdatedBy: users } });
	const by = (user: number) => ({ Comp_Name: `By ${user}`, Comp_CreatedBy: user, Comp_UpdatedBy: user });

	it.each([['3'], [3]])('tells nobody of those of user %p, and all others', async (user) => {
		const trigger = ignoring(user);
		await poll(trigger);
		const [own, other] = [simulator.store.insert('company', by(3)), simulator.store.insert('company', by(4))];
		expect(await poll(trigger)).toEqual([`created ${other}`]);
		simulator.store.update('company', other, by(3));
		simulator.store.update('company', own, by(4));
		expect(await poll(trigger)).toEqual([`updated ${own}`]);
		for (let quiet = 0; quiet < 3; quiet++) expect(await poll(trigger)).toEqual([]);
	});

	it("finds out who the credential's own user is, once", async () => {
		const trigger = ignoring('own');
		await poll(trigger);
		simulator.store.insert('company', by(1));
		const other = simulator.store.insert('company', by(2));
		expect(await poll(trigger)).toEqual([`created ${other}`]);
		await poll(trigger);
		const lookups = simulator.requests.list().filter(({ entity }) => entity === 'users');
		expect(lookups).toHaveLength(1);
	});

	it('refuses to run where that user is not shown, because a loop could go on for ever', async () => {
		simulator.store.remove('users', 1);
		await expect(ignoring('own').poll()).rejects.toThrow(/does not show the user of the credential/);
	});

	it('waits for a better moment where that user cannot be looked up when n8n starts', async () => {
		const open = (activation: 'activate' | 'init') =>
			openTrigger(
				{ ...simulator.credential, username: 'ADMIN', host: simulator.url },
				{ resources: ['account'], options: { ignoreUpdatedBy: ['own'] } },
				{ activation },
			);
		simulator.faults.add({ kind: 'status', status: 500, match: { entity: 'users' }, times: 100 });
		await expect(open('activate').poll()).rejects.toThrow(/users/);
		const resumed = open('init');
		const warn = jest.spyOn(resumed.context.logger, 'warn').mockImplementation();
		expect(await poll(resumed)).toEqual([]);
		expect(warn).toHaveBeenCalledWith(expect.stringContaining('users'));
		// A poll that has its own execution says so there.
		await expect(poll(resumed)).rejects.toThrow(/users/);
		simulator.faults.clear();
		await poll(resumed);
		simulator.store.insert('company', by(1));
		const other = simulator.store.insert('company', by(4));
		expect(await poll(resumed)).toEqual([`created ${other}`]);
	});

	it.each([
		['is not shown who changed a record', { hiddenColumns: ['Comp_UpdatedBy'] }],
		['an empty text stands for nobody', { nullColumns: 'empty' as const }],
	])('takes who created a record for who wrote it only as long as it is unchanged, where %s', async (_, quirks) => {
		simulator.quirks.set(quirks);
		const trigger = ignoring(3);
		await poll(trigger);
		const own = simulator.store.insert('company', { ...by(3), Comp_UpdatedBy: null });
		const other = simulator.store.insert('company', { ...by(4), Comp_UpdatedBy: null });
		expect(await poll(trigger)).toEqual([`created ${other}`]);
		for (let rest = 0; rest < 2; rest++) await poll(trigger);
		simulator.store.update('company', own, by(4));
		expect(await poll(trigger)).toEqual([`updated ${own}`]);
	});

	it('gets through many of them although one poll delivers few events', async () => {
		const options = { ignoreUpdatedBy: ['3'], maxEvents: 5 };
		const trigger = openTrigger({ ...simulator.credential }, { resources: ['account'], options });
		await poll(trigger);
		simulator.store.insertMany('company', 400, () => by(3));
		const other = simulator.store.insert('company', by(4));
		expect(await poll(trigger)).toEqual([`created ${other}`]);
	});
});
