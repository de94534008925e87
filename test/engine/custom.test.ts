import type { INodeParameters } from 'n8n-workflow';
import { triggerMethods } from '../../nodes/SageCrm/methods';
import type { EntityDefinition, Simulator } from '../simulator/index.ts';
import { openEditor, openTrigger } from './engine.ts';
import { pass, simulateEach } from './time.ts';

const minute = 60_000;
const project: EntityDefinition = { name: 'project', prefix: 'Proj', columns: ['Proj_Name', 'Proj_Stage'] };

let simulator: Simulator;

simulateEach({ data: 'business', now: '2026-03-02T09:00:00Z' }, (started) => {
	simulator = started;
	simulator.store.define(project);
	simulator.store.insert('project', { Proj_Name: 'there before' });
});

const open = (entry: INodeParameters[], more: INodeParameters = {}, options = {}) =>
	openTrigger({ ...simulator.credential }, { resources: ['custom'], customResources: { entry }, ...more }, options);

type Trigger = ReturnType<typeof openTrigger>;
const poll = async (trigger: Trigger) => {
	pass(simulator, minute);
	return (await trigger.poll()).map(
		({ eventType, resource, id }) => `${String(resource)} ${String(id)} ${String(eventType)}`,
	);
};

describe('a trigger for custom resources', () => {
	it.each([
		['whose updated field is given', { entity: 'project', updatedField: 'Proj_UpdatedDate' }],
		['whose id field is given', { entity: 'project', idField: 'Proj_ProjectId' }],
		['whose key is its id', { entity: 'project', idField: '$key', createdField: 'Proj_CreatedDate' }],
	])('delivers an entity %s, created and updated, once each', async (_, entry) => {
		const trigger = open([entry]);
		expect(await poll(trigger)).toEqual([]);
		const id = simulator.store.insert('project', { Proj_Name: 'New' });
		expect(await poll(trigger)).toEqual([`project ${id} created`]);
		simulator.store.update('project', id, { Proj_Name: 'Newer' });
		expect(await poll(trigger)).toEqual([`project ${id} updated`]);
		for (let quiet = 0; quiet < 3; quiet++) expect(await poll(trigger)).toEqual([]);
	});

	it('tells everything of an event', async () => {
		const trigger = open([{ entity: 'project', updatedField: 'Proj_UpdatedDate' }]);
		await trigger.poll();
		pass(simulator, minute);
		const id = simulator.store.insert('project', { Proj_Name: 'New', Proj_UpdatedBy: 3 });
		expect(await trigger.poll()).toEqual([
			{
				eventId: expect.stringMatching(new RegExp(`^project:${id}:\\d+:`)),
				eventType: 'created',
				resource: 'project',
				id,
				occurredAt: '2026-03-02T09:01:00.000Z',
				updatedBy: 3,
				url: null,
				record: expect.objectContaining({ key: id, Proj_Name: 'New' }),
			},
		]);
	});

	it.each([
		['address', { Addr_Address1: 'Old Road 1' }, { Addr_City: 'Cork' }],
		['email', { Emai_EmailAddress: 'a@example.com' }, { Emai_EmailAddress: 'b@example.com' }],
		['phone', { Phon_Number: '1' }, { Phon_Number: '2' }],
	])('needs no field for what is ready-made: %s', async (entity, created, changed) => {
		const trigger = open([{ entity }], { resources: ['custom', 'contact'] });
		await poll(trigger);
		const id = simulator.store.insert(entity, created);
		expect(await poll(trigger)).toEqual([`${entity} ${id} created`]);
		simulator.store.update(entity, id, changed);
		// The person it belongs to keeps its date.
		expect(await poll(trigger)).toEqual([`${entity} ${id} updated`]);
	});

	it('watches several of them beside others', async () => {
		simulator.store.define({ name: 'Contract', prefix: 'Cont' });
		const trigger = open(
			[
				{ entity: 'project', idField: 'Proj_ProjectId' },
				{ entity: 'Contract', updatedField: 'Cont_UpdatedDate' },
			],
			{
				resources: ['account', 'custom'],
			},
		);
		await poll(trigger);
		const [company, one, other] = ['company', 'project', 'contract'].map((entity) =>
			simulator.store.insert(entity, {}),
		);
		expect(await poll(trigger)).toEqual([
			`account ${company} created`,
			`project ${one} created`,
			`Contract ${other} created`,
		]);
	});

	it.each(['dd/MM/yyyy HH:mm:ss', 'MM/dd/yyyy hh:mm:ss a', 'yyyyMMddHHmmss'])(
		'reads dates in their own format and zone: %s',
		async (dateFormat) => {
			simulator.quirks.set({ stampZone: 'America/New_York' });
			simulator.store.define({ name: 'ticket', prefix: 'Tick', stampFormat: dateFormat });
			simulator.store.insert('ticket', {});
			const trigger = open([
				{ entity: 'ticket', updatedField: 'Tick_UpdatedDate', dateFormat, timeZone: 'America/New_York' },
			]);
			await poll(trigger);
			const id = simulator.store.insert('ticket', {});
			pass(simulator, minute);
			const [event] = await trigger.poll();
			expect(event).toMatchObject({ id, eventType: 'created', occurredAt: '2026-03-02T09:01:00.000Z' });
			for (let quiet = 0; quiet < 3; quiet++) expect(await poll(trigger)).toEqual([]);
		},
	);

	it('goes on where it was when the zone of a custom resource is corrected', async () => {
		simulator.quirks.set({ stampZone: 'Europe/Athens' });
		const entry = { entity: 'project', updatedField: 'Proj_UpdatedDate' };
		const before = open([entry]);
		await poll(before);
		const id = simulator.store.insert('project', {});
		expect(await poll(before)).toEqual([`project ${id} created`]);
		const staticData = JSON.parse(JSON.stringify(before.staticData()));
		const after = open([{ ...entry, timeZone: 'Europe/Athens' }], {}, { staticData });
		for (let quiet = 0; quiet < 3; quiet++) expect(await poll(after)).toEqual([]);
		simulator.store.update('project', id, { Proj_Name: 'x' });
		expect(await poll(after)).toEqual([`project ${id} updated`]);
	});

	it('warns of the zone of a custom resource by itself', async () => {
		simulator.quirks.set({ stampZone: 'Europe/Athens' });
		const trigger = open([{ entity: 'project', updatedField: 'Proj_UpdatedDate', timeZone: 'UTC' }], {
			resources: ['account', 'custom'],
		});
		const warn = jest.spyOn(trigger.context.logger, 'warn').mockImplementation();
		await poll(trigger);
		for (let change = 0; change < 4; change++) {
			simulator.store.insert('project', {});
			await poll(trigger);
		}
		expect(warn).toHaveBeenCalledWith(
			expect.stringContaining('set the time zone of project records in the trigger to Europe/Athens (now UTC)'),
		);
	});

	it('goes on where it was when the casing of its name is another', async () => {
		const entry = { entity: 'project', updatedField: 'Proj_UpdatedDate' };
		const before = open([entry]);
		await poll(before);
		await poll(before);
		const staticData = JSON.parse(JSON.stringify(before.staticData()));
		const id = simulator.store.insert('project', {});
		const after = open([{ ...entry, entity: 'Project' }], {}, { staticData });
		expect(await poll(after)).toEqual([`Project ${id} created`]);
	});

	it('loses nothing where dates are shown without their seconds', async () => {
		simulator.store.define({ name: 'ticket', prefix: 'Tick', stampFormat: 'dd/MM/yyyy HH:mm' });
		simulator.store.insert('ticket', {});
		const entry = { entity: 'ticket', updatedField: 'Tick_UpdatedDate', dateFormat: 'dd/MM/yyyy HH:mm' };
		const trigger = open([entry], { options: { settleSeconds: 5 } });
		await poll(trigger);
		const [told, ids]: [string[], number[]] = [[], []];
		for (let round = 0; round < 30; round++) {
			pass(simulator, 11_000 + (round % 5) * 7_000);
			ids.push(simulator.store.insert('ticket', {}));
			pass(simulator, 3_000);
			told.push(...(await trigger.poll()).map(({ id, eventType }) => `${String(id)} ${String(eventType)}`));
		}
		told.push(...(await poll(trigger)));
		expect(told).toEqual(ids.map((id) => `${id} created`));
	});

	it('has filters and columns of its own', async () => {
		const trigger = open([{ entity: 'project', updatedField: 'Proj_UpdatedDate' }], {
			filters: { filter: [{ resource: 'custom', entity: 'Project', syntax: 'ceql', where: "Proj_Stage = 'Open'" }] },
			columns: { column: [{ resource: 'custom', entity: 'project', names: ['Proj_Stage'] }] },
		});
		await poll(trigger);
		simulator.store.insert('project', { Proj_Stage: 'Closed' });
		const id = simulator.store.insert('project', { Proj_Stage: 'Open', Proj_Name: 'not asked for' });
		pass(simulator, minute);
		const events = await trigger.poll();
		expect(events.map((event) => event.id)).toEqual([id]);
		expect(events[0]?.record).toMatchObject({ Proj_Stage: 'Open' });
		expect(events[0]?.record).not.toHaveProperty('Proj_Name');
	});
});

describe('a custom resource with a mistake', () => {
	const right = { entity: 'project', updatedField: 'Proj_UpdatedDate' };
	it.each<[string, INodeParameters[], INodeParameters, string]>([
		['none', [], {}, 'there is no custom resource: add one'],
		['without an entity', [{ entity: ' ' }], {}, 'has no entity'],
		['with an address for an entity', [{ entity: '../x' }], {}, 'cannot be the name of an entity'],
		['without a field', [{ entity: 'project' }], {}, 'write the column with the date of the last change'],
		['with a condition for a field', [{ ...right, idField: '1 or 1' }], {}, '"1 or 1" cannot be a column'],
		['with a password for a field', [{ ...right, idField: 'User_Password' }], {}, 'cannot be a column'],
		['with no zone', [{ ...right, timeZone: 'Mars' }], {}, '"Mars" is not a time zone for "project"'],
		['with no format', [{ ...right, dateFormat: 'soon' }], {}, 'date format of "project" cannot be used'],
		['twice', [right, { ...right, entity: 'Project' }], {}, 'are to be watched twice, as "project" and "Project"'],
		[
			'that is there already',
			[{ entity: 'account' }],
			{ resources: ['account', 'custom'] },
			'are to be watched twice, as "account"',
		],
		[
			'that is there by another name',
			[{ entity: 'Company' }],
			{ resources: ['account', 'custom'] },
			'as "account" and "Company"',
		],
		[
			'with a field that is not there',
			[{ ...right, updatedField: 'Proj_UpdateDate' }],
			{},
			'has no column Proj_UpdateDate: did you mean Proj_UpdatedDate?',
		],
		['with an id that is not there', [{ ...right, idField: 'Proj_Number' }], {}, 'has no column Proj_Number'],
		['that is not there', [{ entity: 'projct', idField: 'Proj_ProjectId' }], {}, 'projct'],
		[
			'with a filter for another one',
			[right],
			{ filters: { filter: [{ resource: 'custom', entity: 'projects', where: "Proj_Name eq 'x'" }] } },
			'meant for "projects", which is not among the watched resources',
		],
		[
			'with columns for none',
			[right],
			{ columns: { column: [{ resource: 'custom', names: ['Proj_Name'] }] } },
			'meant for "", which is not among',
		],
	])('is refused when the trigger is switched on: %s', async (_, entry, more, message) => {
		const trigger = open(entry, more);
		await expect(trigger.poll()).rejects.toThrow(message);
		expect(JSON.stringify(trigger.staticData())).not.toContain('revision');
	});

	it('is not looked at where custom resources are not chosen', async () => {
		expect(await poll(open([{ entity: '' }], { resources: ['account'] }))).toEqual([]);
	});

	it('is left to the server where that describes no columns', async () => {
		simulator.quirks.set({ prototypes: 'missing' });
		expect(await poll(open([right]))).toEqual([]);
	});

	it.each([
		['is none where a column is shown that is not described', true],
		['is one where it is neither described nor shown', false],
	])('%s', async (_, shown) => {
		const described = { $title: 'Project', $properties: { Proj_ProjectId: {}, Proj_CreatedDate: {} } };
		const body = JSON.stringify({ $resources: [described] });
		simulator.faults.add({ kind: 'status', status: 200, body, match: { path: '$prototypes' }, times: 0 });
		if (!shown) simulator.quirks.set({ hiddenColumns: ['Proj_UpdatedDate'] });
		const outcome = await poll(open([right])).then(String, String);
		expect(outcome).toMatch(shown ? /^$/ : /has no column Proj_UpdatedDate/);
	});

	it.each(['', 'dd.MM.yyyy HH:mm:ss', 'MM/dd/yyyy HH:mm:ss'])(
		'is one where its dates cannot be read: %j',
		async (dateFormat) => {
			simulator.store.define({ name: 'ticket', prefix: 'Tick', stampFormat: 'dd/MM/yyyy HH:mm:ss' });
			simulator.clock.set('2026-03-22T09:00:00Z');
			simulator.store.insert('ticket', {});
			const entry = { entity: 'ticket', updatedField: 'Tick_UpdatedDate', dateFormat };
			await expect(open([entry]).poll()).rejects.toThrow(
				/Tick_UpdatedDate of "ticket" holds "22\/03\/2026 09:00:00", which cannot be read as a date/,
			);
		},
	);

	it('is one where a column holds no date', async () => {
		await expect(open([{ ...right, updatedField: 'Proj_ProjectId' }]).poll()).rejects.toThrow(
			/holds 1, which cannot be read/,
		);
	});

	it('is none where its table is empty and its id is not described', async () => {
		simulator.store.define({ name: 'ticket', prefix: 'Tick' });
		const described = { $title: 'Ticket', $properties: { Tick_UpdatedDate: {}, Tick_CreatedDate: {} } };
		const body = JSON.stringify({ $resources: [described] });
		simulator.faults.add({ kind: 'status', status: 200, body, match: { path: '$prototypes' }, times: 0 });
		expect(await poll(open([{ entity: 'ticket', updatedField: 'Tick_UpdatedDate' }]))).toEqual([]);
	});
});

describe('the list of entities', () => {
	const list = async () =>
		await triggerMethods.loadOptions.getEntities.call(openEditor({ ...simulator.credential }, {}));

	it('has those that are ready-made, and what else the server has', async () => {
		const values = (await list()).map(({ value }) => value);
		expect(values.slice(0, 3)).toEqual(['address', 'email', 'phone']);
		expect(values).toContain('project');
		for (const value of values) expect(['company', 'person', 'users', 'notes']).not.toContain(value);
		expect(new Set(values).size).toBe(values.length);
	});

	it('has those that are ready-made where the server does not say', async () => {
		simulator.quirks.set({ prototypes: 'missing' });
		expect((await list()).map(({ name }) => name)).toEqual(['Address', 'E-Mail', 'Phone']);
	});
});

describe('the list of columns of a custom resource', () => {
	const list = async (chosen: INodeParameters) => {
		const parameters = { columns: { column: [chosen] } };
		const editor = openEditor({ ...simulator.credential }, parameters, 'parameters.columns.column[0].names');
		return (await triggerMethods.loadOptions.getWatchedColumns.call(editor)).map(({ value }) => value);
	};

	it.each(['project', 'address'])('is that of the entity: %s', async (entity) => {
		expect(await list({ resource: 'custom', entity })).toContain(entity === 'project' ? 'Proj_Stage' : 'Addr_City');
	});

	it('is what is known where the server does not say', async () => {
		simulator.quirks.set({ prototypes: 'missing' });
		expect(await list({ resource: 'custom', entity: 'address' })).toContain('Addr_City');
		expect(await list({ resource: 'custom', entity: 'project' })).toEqual([]);
		expect(await list({ resource: 'custom', entity: '' })).toEqual([]);
	});
});
