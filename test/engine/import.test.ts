import type { INodeParameters } from 'n8n-workflow';
import { publishedConfigurations } from '../open-connectors/texts.ts';
import type { Simulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { Database } from './hosts/database.ts';
import { allEngines, N8nDouble } from './hosts/n8n-double.ts';
import { pass, simulateEach } from './time.ts';

const minute = 60_000;
const entities = { account: 'company', contact: 'person', lead: 'lead', opportunity: 'opportunity', user: 'users' };

let simulator: Simulator;

simulateEach({ data: 'business', now: '2026-03-02T09:00:00Z' }, (started) => {
	simulator = started;
});

const parametersFor = (configuration: unknown): INodeParameters => ({
	setup: 'import',
	pollingConfiguration: typeof configuration === 'string' ? configuration : JSON.stringify(configuration, null, 2),
});
const open = (configuration: unknown, more: INodeParameters = {}, options = {}) =>
	openTrigger({ ...simulator.credential }, { ...parametersFor(configuration), ...more }, options);

type Trigger = ReturnType<typeof openTrigger>;
const poll = async (trigger: Trigger) => {
	pass(simulator, minute);
	return (await trigger.poll()).map(
		({ eventType, resource, id }) => `${String(resource)} ${String(id)} ${String(eventType)}`,
	);
};

describe.each(publishedConfigurations)('the published configuration %s, pasted', (_, text) => {
	it.each(allEngines)('delivers the changes of all its resources, each once: %s', async (engine) => {
		const n8n = new N8nDouble(new Database(), { ...simulator.credential }, parametersFor(text), engine);
		await n8n.activate();
		const created = Object.entries(entities).map(([value, entity]) => `${value} ${simulator.store.insert(entity, {})}`);
		pass(simulator, minute);
		await n8n.tick();
		for (const [value, entity] of Object.entries(entities)) {
			const id = Number(created.find((known) => known.startsWith(`${value} `))?.split(' ')[1]);
			simulator.store.update(entity, id, {});
		}
		for (let poll = 0; poll < 3; poll++) {
			pass(simulator, minute);
			await n8n.tick();
		}
		expect(
			n8n.executed.map(({ resource, id, eventType }) => `${String(resource)} ${String(id)} ${String(eventType)}`),
		).toEqual([...created.map((known) => `${known} created`), ...created.map((known) => `${known} updated`)]);
		expect(n8n.errors).toEqual([]);
	});
});

describe('an imported polling configuration', () => {
	const accounts = (where: string, more = {}) => ({
		accounts: { url: `/hubs/crm/accounts?where=${where}`, idField: 'key', ...more },
	});

	it('keeps the condition beyond the date', async () => {
		const trigger = open(
			accounts("Comp_UpdatedDate>'${gmtDate:yyyy-MM-dd}' AND Comp_Name LIKE 'A%25' AND Comp_Status='Active'"),
		);
		await poll(trigger);
		const id = simulator.store.insert('company', { Comp_Name: 'Alder', Comp_Status: 'Active' });
		simulator.store.insert('company', { Comp_Name: 'Birch', Comp_Status: 'Active' });
		simulator.store.insert('company', { Comp_Name: 'Ash', Comp_Status: 'New' });
		expect(await poll(trigger)).toEqual([`account ${id} created`]);
	});

	it('tells of what was created alone where its url asks for that', async () => {
		const trigger = open(accounts("Comp_CreatedDate>'${date}'"));
		await poll(trigger);
		const id = simulator.store.insert('company', { Comp_Name: 'Elm' });
		simulator.store.update('company', simulator.store.all('company')[0]?.id ?? 0, { Comp_Name: 'Changed' });
		expect(await poll(trigger)).toEqual([`account ${id} created`]);
	});

	it('asks for the columns and the pages that it says', async () => {
		const trigger = open(accounts("Comp_UpdatedDate>'${date}'&fields=Comp_Name", { pageSize: 25 }));
		await poll(trigger);
		simulator.requests.clear();
		await poll(trigger);
		const asked = simulator.requests.list().map(({ query }) => query);
		expect(asked.map(({ count }) => count)).toEqual(['25']);
		expect(asked[0]?.select).toContain('Comp_Name');
		expect(asked[0]?.select).not.toContain('Comp_Status');
	});

	it('looks back as long as its pollDelay says, for what becomes visible late', async () => {
		const trigger = open(accounts("Comp_UpdatedDate>'${date}'", { pollDelay: 600 }));
		await poll(trigger);
		const visibleAt = simulator.clock.now() + 8 * minute;
		const late = simulator.store.insert('company', { Comp_Name: 'Late' }, { visibleAt });
		const events: string[] = [];
		for (let more = 0; more < 12; more++) {
			simulator.store.insert('company', { Comp_Name: `Other ${more}` });
			events.push(...(await poll(trigger)));
		}
		expect(events).toContain(`account ${late} created`);
		expect(new Set(events).size).toBe(13);
	});

	it('watches a resource of its own in its own zone and format', async () => {
		simulator.quirks.set({ stampZone: 'Europe/Dublin' });
		simulator.store.define({
			name: 'project',
			prefix: 'Proj',
			columns: ['Proj_Name'],
			stampFormat: 'dd/MM/yyyy HH:mm:ss',
		});
		simulator.store.insert('project', {});
		const trigger = open({
			projects: {
				url: "/hubs/crm/project?where=Proj_UpdatedDate>'${dateTimeZone:{Europe/Dublin}:dd/MM/yyyy HH:mm:ss}'",
				idField: 'Proj_ProjectId',
				datesConfiguration: {
					updatedDateField: 'Proj_UpdatedDate',
					updatedDateFormat: 'dd/MM/yyyy HH:mm:ss',
					updatedDateTimezone: 'Europe/Dublin',
					createdDateField: 'Proj_CreatedDate',
					createdDateFormat: 'dd/MM/yyy HH:mm:ss',
					createdDateTimezone: 'Europe/Dublin',
				},
			},
		});
		simulator.clock.set('2026-07-02T09:00:00Z');
		pass(simulator, 0);
		await poll(trigger);
		const id = simulator.store.insert('project', {});
		pass(simulator, minute);
		expect(await trigger.poll()).toMatchObject([
			{ resource: 'project', id, eventType: 'created', occurredAt: '2026-07-02T09:01:00.000Z' },
		]);
	});

	it('goes on where the form was, and the other way round', async () => {
		const form = openTrigger({ ...simulator.credential }, { resources: ['account'] });
		await poll(form);
		const id = simulator.store.insert('company', { Comp_Name: 'Elm' });
		expect(await poll(form)).toEqual([`account ${id} created`]);
		const staticData = JSON.parse(JSON.stringify(form.staticData()));
		const imported = open(accounts("Comp_UpdatedDate>'${date}'"), {}, { staticData });
		simulator.store.update('company', id, { Comp_Name: 'Elm, changed' });
		expect(await poll(imported)).toEqual([`account ${id} updated`]);
		for (let quiet = 0; quiet < 3; quiet++) expect(await poll(imported)).toEqual([]);
	});

	it('says in the log, when it is switched on, what is not taken over', async () => {
		const trigger = open({
			'event.poller.refresh_interval': 15,
			'event.poller.configuration': accounts("A>'${date}'", { filterByCurrentDate: true }),
		});
		const info = jest.spyOn(trigger.context.logger, 'info').mockImplementation();
		await trigger.poll();
		for (const name of ['event.poller.refresh_interval', 'accounts.filterByCurrentDate', 'the date A']) {
			expect(info).toHaveBeenCalledWith(
				expect.stringContaining(`Not taken over from the polling configuration: ${name}`),
			);
		}
	});

	it('says so in a test run as well', async () => {
		const trigger = open(accounts("Comp_UpdatedDate>'${date}'", { batchSize: 5 }), {}, { mode: 'manual' });
		expect(await trigger.poll()).toMatchObject([
			{ sample: true, sampleNotes: [expect.stringContaining('accounts.batchSize')], resource: 'account' },
		]);
	});

	it.each([
		['a password', { password: 'hunter2', ...accounts("Comp_UpdatedDate>'${date}'") }, /holds a password/],
		['a mistake', '{"accounts": {"url": "x"', /line 1, column 25: a comma or \} is missing/],
		[
			'a column in its condition that is not there',
			accounts("Comp_UpdatedDate>'${date}' AND Comp_Statsu='Active'"),
			/did you mean Comp_Status\?/,
		],
		['a field that is not there', accounts("Comp_UpdatedDate>'${date}'&fields=Comp_Nmae"), /did you mean Comp_Name\?/],
		[
			'a date field that is not there',
			accounts('', { datesConfiguration: { updatedDateField: 'Comp_UpdateDate' } }),
			/did you mean Comp_UpdatedDate\?/,
		],
	])('with %s is refused, and the state stays as it was', async (_, configuration, message) => {
		const before = open(accounts("Comp_UpdatedDate>'${date}'"));
		await poll(before);
		const kept = JSON.stringify(before.staticData());
		const trigger = open(configuration, {}, { staticData: JSON.parse(kept) });
		const refused = await trigger.poll().then(String, String);
		expect(refused).toMatch(message);
		expect(refused).not.toContain('hunter2');
		expect(JSON.stringify(trigger.staticData())).toBe(kept);
	});
});
