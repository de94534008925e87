import type { Simulator } from '../simulator/index.ts';
import { openTrigger, type CredentialData } from './engine.ts';
import { pass, simulateEach } from './time.ts';

const start = '2026-03-02T09:00:00Z';
const minute = 60_000;

/** What a test holds against a promise: which record, and what happened to it. */
function told(events: ReadonlyArray<Record<string, unknown>>): string[] {
	return events.map(({ eventType, resource, id }) => `${String(eventType)} ${String(resource)} ${String(id)}`);
}

describe('the trigger', () => {
	let simulator: Simulator;
	let credential: CredentialData;

	simulateEach({ data: 'business', now: start }, (started) => {
		simulator = started;
		credential = { ...simulator.credential };
	});

	const firstId = (entity: string) => Number(simulator.store.all(entity)[0]?.id);

	it('delivers nothing of what was there before, then what is created and changed, each once', async () => {
		const { store } = simulator;
		const trigger = openTrigger(credential, { resources: ['account', 'lead'] });
		expect(await trigger.poll()).toEqual([]);

		pass(simulator, minute);
		const created = store.insert('company', { Comp_Name: 'Harbour Lights' });
		const changed = firstId('lead');
		store.update('lead', changed, { Lead_Status: 'Closed' });
		const events = await trigger.poll();
		expect(told(events)).toEqual([`created account ${created}`, `updated lead ${changed}`]);
		expect(events[0]).toMatchObject({
			occurredAt: '2026-03-02T09:01:00.000Z',
			url: `${simulator.url}/crm/eware.dll/Do?Act=200&Key0=1&Key1=${created}`,
			record: { Comp_Name: 'Harbour Lights' },
		});
		for (let poll = 0; poll < 4; poll++) {
			pass(simulator, minute);
			expect(await trigger.poll()).toEqual([]);
		}
	});

	it.each(['account', 'case', 'communication', 'contact', 'lead', 'note', 'opportunity', 'user'])(
		'watches %s',
		async (resource) => {
			const { store } = simulator;
			const trigger = openTrigger(credential, { resources: [resource] });
			await trigger.poll();
			pass(simulator, minute);
			const entity = { account: 'company', contact: 'person', case: 'cases', note: 'notes', user: 'users' }[resource];
			const id = firstId(entity ?? resource);
			store.update(entity ?? resource, id, {});
			expect(told(await trigger.poll())).toEqual([`updated ${resource} ${id}`]);
		},
	);

	it('keeps both edits made within one second', async () => {
		const { store } = simulator;
		const trigger = openTrigger(credential, {});
		await trigger.poll();
		const id = store.insert('company', { Comp_Name: 'First' });
		expect(told(await trigger.poll())).toEqual([`created account ${id}`]);
		store.update('company', id, { Comp_Name: 'Second' });
		const [event] = await trigger.poll();
		expect(event).toMatchObject({ eventType: 'updated', id, record: { Comp_Name: 'Second' } });
	});

	it('delivers a row that commits late', async () => {
		const { store, clock } = simulator;
		const trigger = openTrigger(credential, {});
		await trigger.poll();
		const at = clock.now();
		const late = store.insert('company', { Comp_Name: 'Slow' }, { created: at, updated: at, visibleAt: at + 20_000 });
		pass(simulator, 10_000);
		const early = store.insert('company', { Comp_Name: 'Quick' });
		expect(told(await trigger.poll())).toEqual([`created account ${early}`]);
		pass(simulator, 15_000);
		expect(told(await trigger.poll())).toEqual([`created account ${late}`]);
	});

	it('tells only what is wanted', async () => {
		const { store } = simulator;
		const created = openTrigger(credential, { events: ['created'] });
		const updated = openTrigger(credential, { events: ['updated'] });
		await created.poll();
		await updated.poll();
		pass(simulator, minute);
		const old = firstId('company');
		const added = store.insert('company', { Comp_Name: 'New' });
		store.update('company', old, { Comp_Status: 'Closed' });
		expect(told(await created.poll())).toEqual([`created account ${added}`]);
		expect(told(await updated.poll())).toEqual([`updated account ${old}`]);
	});

	it('starts from a date with what has changed since, told as created or updated', async () => {
		const { store } = simulator;
		const before = Date.parse('2026-02-20T00:00:00Z');
		const old = firstId('person');
		store.update('person', old, {}, { updated: before + minute });
		const added = store.insert('person', { Pers_LastName: 'New' }, { created: before, updated: before });
		const trigger = openTrigger(credential, {
			resources: ['contact'],
			startFrom: 'date',
			startDate: '2026-02-20T00:00:00Z',
		});
		const events = [...(await trigger.poll()), ...(await trigger.poll())];
		expect(told(events).sort()).toEqual([`created contact ${added}`, `updated contact ${old}`]);
	});

	it('starts from the beginning with every record, over as many polls as it takes', async () => {
		const { store } = simulator;
		const trigger = openTrigger(credential, {
			resources: ['account'],
			startFrom: 'beginning',
			options: { maxEvents: 150 },
		});
		const events = [];
		for (let poll = 0; poll < 8; poll++) {
			events.push(...(await trigger.poll()));
			pass(simulator, minute);
		}
		expect(told(events)).toHaveLength(store.count('company'));
		expect(new Set(told(events)).size).toBe(store.count('company'));
	});

	it('says in the log how far a start from the beginning has come, and delivers new changes beside it', async () => {
		const { store } = simulator;
		const options = { maxEvents: 150 };
		const trigger = openTrigger(credential, { resources: ['account'], startFrom: 'beginning', options });
		const info = jest.spyOn(trigger.context.logger, 'info').mockImplementation();
		const progress = () => info.mock.calls.map(([text]) => text).filter((text) => /earlier changes/i.test(text));
		await trigger.poll();
		const live: number[] = [];
		for (let poll = 0; poll < 3; poll++) {
			pass(simulator, minute);
			live.push(store.insert('company', { Comp_Name: `Live ${poll}` }));
			expect((await trigger.poll()).map(({ id }) => id)).toContain(live[poll]);
		}
		for (let rest = 0; rest < 5; rest++) {
			pass(simulator, minute);
			await trigger.poll();
		}
		expect(progress()[0]).toMatch(/accounts are being read beside the new ones: up to ID 150 of \d+\./);
		expect(progress().length).toBeGreaterThan(2);
		expect(progress().at(-1)).toMatch(/All earlier changes of accounts have been read\./);
		expect(progress().filter((text) => /All earlier/.test(text))).toHaveLength(1);
	});

	it('costs one request for each resource when nothing has changed', async () => {
		const { requests } = simulator;
		const trigger = openTrigger(credential, { resources: ['account', 'contact', 'lead', 'opportunity', 'user'] });
		for (let poll = 0; poll < 4; poll++) {
			await trigger.poll();
			pass(simulator, 2 * minute);
		}
		requests.clear();
		expect(await trigger.poll()).toEqual([]);
		expect(requests.list()).toHaveLength(5);
		expect(JSON.stringify(trigger.staticData()).length).toBeLessThan(5 * 1024);
	});

	it('shows a sample in a test run, and leaves the state alone', async () => {
		const trigger = openTrigger(credential, { resources: ['account', 'user'] }, { mode: 'manual' });
		const events = await trigger.poll();
		expect(events).toHaveLength(2);
		expect(events[0]).toMatchObject({ resource: 'account', eventId: expect.stringMatching(/^account:\d+:\d+:/) });
		expect(JSON.stringify(events)).not.toMatch(/password/i);
		expect(trigger.staticData()).toEqual({});
	});

	it('gives the record alone where that is wanted', async () => {
		const { store } = simulator;
		const trigger = openTrigger(credential, { options: { output: 'record' } });
		await trigger.poll();
		pass(simulator, minute);
		const id = store.insert('company', { Comp_Name: 'Plain' });
		expect(await trigger.poll()).toEqual([
			expect.objectContaining({ key: id, Comp_CompanyId: id, Comp_Name: 'Plain' }),
		]);
	});
});
