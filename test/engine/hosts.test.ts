/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a test that lets time pass; nothing of this is published */
import type { INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../simulator/index.ts';
import type { CredentialData } from './engine.ts';
import { Database } from './hosts/database.ts';
import { allEngines, N8nDouble, type Engine } from './hosts/n8n-double.ts';
import { pass, simulateEach } from './time.ts';

const start = '2026-03-02T09:00:00Z';
const second = 1_000;
const minute = 60 * second;

describe.each(allEngines)("n8n's poll engine: %s", (engine) => {
	let simulator: Simulator;
	let credential: CredentialData;

	simulateEach({ data: 'business', now: start }, (started) => {
		simulator = started;
		credential = { ...simulator.credential };
	});

	const n8nWith = (parameters: INodeParameters = {}, database = new Database()) =>
		new N8nDouble(database, credential, { resources: ['account'], ...parameters }, engine);
	const add = () => simulator.store.insert('company', { Comp_Name: `Added at ${simulator.clock.now()}` });
	const change = (id: number) =>
		simulator.store.update('company', id, { Comp_Name: `Changed at ${simulator.clock.now()}` });
	const told = (n8n: N8nDouble) => n8n.executed.map(({ eventType, id }) => `${String(eventType)} ${String(id)}`);

	/** A trigger that has delivered its first event. */
	async function afterOneEvent(parameters: INodeParameters = {}) {
		const n8n = n8nWith(parameters);
		await n8n.activate();
		const first = add();
		pass(simulator, minute);
		await n8n.tick();
		return { n8n, first };
	}

	/** Some polls more, in which nothing may come again. */
	async function settle(n8n: N8nDouble): Promise<void> {
		for (let poll = 0; poll < 4; poll++) {
			pass(simulator, minute);
			await n8n.tick();
			n8n.flush();
		}
	}

	it('delivers each change once, also what happens while n8n is down', async () => {
		const { n8n, first } = await afterOneEvent();
		change(first);
		pass(simulator, minute);
		const second = add();
		await n8n.restart();
		pass(simulator, minute);
		await n8n.tick();
		change(second);
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${first}`, `updated ${first}`, `created ${second}`, `updated ${second}`]);
		expect(n8n.errors).toEqual([]);
	});

	it('loses nothing from the moment of activation on', async () => {
		const n8n = n8nWith();
		await n8n.activate();
		const ids = [add(), add()];
		await settle(n8n);
		expect(told(n8n)).toEqual(ids.map((id) => `created ${id}`));
	});

	it('stays active when n8n starts while Sage CRM is down, and delivers when that is up again', async () => {
		const n8n = n8nWith();
		await n8n.activate();
		pass(simulator, minute);
		await n8n.tick();
		const id = add();
		simulator.faults.add({ kind: 'status', status: 503, times: 0 });
		await n8n.restart();
		expect(n8n.isActive).toBe(true);
		pass(simulator, minute);
		await n8n.tick();
		expect(n8n.errors).toHaveLength(1);
		simulator.faults.clear();
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${id}`]);
	});

	it('tells the user at the activation that Sage CRM is down', async () => {
		simulator.faults.add({ kind: 'status', status: 503, times: 0 });
		const n8n = n8nWith();
		await expect(n8n.activate()).rejects.toThrow(/Sage CRM/);
		simulator.faults.clear();
		await n8n.activate();
		const id = add();
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${id}`]);
	});

	it('keeps two polls at once apart', async () => {
		const n8n = n8nWith();
		await n8n.activate();
		const ids = [add(), add(), add()];
		pass(simulator, minute);
		await Promise.all([n8n.tick(), n8n.tick(), n8n.tick()]);
		await settle(n8n);
		expect(told(n8n)).toEqual(ids.map((id) => `created ${id}`));
	});

	it('repeats nothing where a poll comes before the state of the last one is saved', async () => {
		const n8n = n8nWith();
		await n8n.activate();
		n8n.savesLate = true;
		const first = add();
		pass(simulator, minute);
		await n8n.tick();
		const second = add();
		await n8n.tick();
		pass(simulator, 5 * second);
		n8n.flush();
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${first}`, `created ${second}`]);
	});

	it('loses nothing of a poll that is under way while the workflow is published anew', async () => {
		const n8n = n8nWith();
		await n8n.activate();
		pass(simulator, minute);
		const id = add();
		// The poll's answer comes long after the activation is over.
		simulator.faults.add({ kind: 'delay', delayMs: 1_500 });
		const time = setInterval(() => pass(simulator, 500), 50);
		const tick = n8n.tick();
		if (engine === 'legacy') await n8n.activate('update');
		await tick;
		clearInterval(time);
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${id}`]);
	});

	it('repeats nothing where the activation saves its state after a poll that came before its end', async () => {
		const n8n = n8nWith();
		let id = 0;
		await n8n.activate('activate', async () => {
			id = add();
			pass(simulator, 5 * second);
			if (engine !== 'legacy') await n8n.tick();
		});
		pass(simulator, 5 * second);
		await n8n.tick();
		change(id);
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${id}`, `updated ${id}`]);
	});

	it('repeats nothing where an execution saves an old copy of the static data', async () => {
		const { n8n, first } = await afterOneEvent();
		const restore = n8n.database.backUp();
		const second = add();
		pass(simulator, minute);
		await n8n.tick();
		// Only the workflow's own data: no execution writes a cursor.
		if (engine !== 'durable') restore();
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${first}`, `created ${second}`]);
	});

	it('repeats with the same id, and loses nothing, where n8n is killed between events and state', async () => {
		const { n8n, first } = await afterOneEvent();
		const restore = n8n.database.backUp();
		const second = add();
		pass(simulator, minute);
		await n8n.tick();
		restore();
		await n8n.restart();
		await settle(n8n);
		const expected = [`created ${first}`, `created ${second}`, `created ${second}`];
		expect(told(n8n)).toEqual(expected);
		const ids = n8n.executed.map(({ eventId }) => eventId);
		expect(ids[2]).toBe(ids[1]);
	});

	it('goes on in a scan that takes more than one poll without events', async () => {
		for (let count = 0; count < 40; count++) add();
		const n8n = n8nWith({}, new Database());
		n8n.parameters = { resources: ['account'], options: { pageSize: 5 } };
		let perPage = 0;
		simulator.onRequest(() => pass(simulator, perPage));
		await n8n.activate();
		perPage = 9 * second;
		const read = new Set<string>();
		for (let poll = 0; poll < 12; poll++) {
			simulator.requests.clear();
			await n8n.tick();
			for (const { path, query } of simulator.requests.list()) read.add(`${path} ${JSON.stringify(query)}`);
		}
		perPage = 0;
		const id = add();
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${id}`]);
		expect(read.size).toBeGreaterThan(3);
	});

	it('goes on after the trigger was renamed in the editor', async () => {
		const { n8n, first } = await afterOneEvent();
		pass(simulator, minute);
		await n8n.tick();
		n8n.deactivate();
		const second = add();
		n8n.nodeName = 'Changes in Sage CRM';
		await n8n.activate('update');
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${first}`, `created ${second}`]);
	});

	it.each([
		['catchUp', 'update'],
		['catchUp', 'activate'],
		['now', 'update'],
	] as const)('delivers what changed while it was switched off (%s, %s)', async (onReactivation, mode) => {
		const { n8n, first } = await afterOneEvent({ options: { onReactivation } });
		n8n.flush();
		n8n.deactivate();
		const second = add();
		pass(simulator, 5 * minute);
		await n8n.activate(mode);
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${first}`, `created ${second}`]);
	});

	it('leaves out what changed while it was switched off where the user wants that, once and for all', async () => {
		const { n8n, first } = await afterOneEvent({ options: { onReactivation: 'now' } });
		n8n.flush();
		n8n.deactivate();
		add();
		pass(simulator, 5 * minute);
		await n8n.activate('activate');
		pass(simulator, minute);
		// A restart is no reactivation.
		await n8n.restart();
		await settle(n8n);
		const last = add();
		change(first);
		await settle(n8n);
		expect(told(n8n).toSorted()).toEqual([`created ${first}`, `created ${last}`, `updated ${first}`]);
	});

	it('starts only that resource anew whose state cannot be read', async () => {
		const n8n = n8nWith({ resources: ['account', 'lead'] });
		await n8n.activate();
		const first = add();
		pass(simulator, minute);
		await n8n.tick();
		const { database } = n8n;
		const spoil = (text: string) =>
			text.replace(/("account":\{"f":"[^"]*","z":"[^"]*","d":[^}]*\},"p":[^}]*\},"s":\{"v":)1/, '$199');
		const cursor = database.findCursor();
		if (cursor === null) database.saveStaticData(JSON.parse(spoil(JSON.stringify(database.loadStaticData()))));
		else database.advanceCursor(JSON.parse(spoil(JSON.stringify(cursor))));
		expect(spoil(JSON.stringify(cursor ?? database.loadStaticData()))).toContain('"v":99');
		const unseen = add();
		const lead = simulator.store.insert('lead', { Lead_Description: 'Seen' });
		await n8n.restart();
		await settle(n8n);
		expect(told(n8n)).toEqual([`created ${first}`, `created ${lead}`]);
		expect(unseen).toBeGreaterThan(first);
		const last = add();
		await settle(n8n);
		expect(told(n8n).at(-1)).toBe(`created ${last}`);
	});

	// Only there state and execution are committed together, and rejected together.
	if (engine === 'durable') {
		it('delivers again what was lost together with its state', async () => {
			const n8n = n8nWith();
			await n8n.activate();
			await n8n.tick();
			const id = add();
			n8n.losesNext = true;
			pass(simulator, minute);
			await n8n.tick();
			expect(told(n8n)).toEqual([]);
			await settle(n8n);
			expect(told(n8n)).toEqual([`created ${id}`]);
		});
	}

	it.each(allEngines.filter((other) => other !== engine))(
		'goes on where an operator switches to: %s',
		async (other) => {
			const n8n = n8nWith();
			const ids: number[] = [];
			await n8n.activate();
			for (const next of [other, engine, other] satisfies Engine[]) {
				ids.push(add());
				pass(simulator, minute);
				await n8n.tick();
				// A poll without events, then a change just before n8n ends.
				pass(simulator, minute);
				await n8n.tick();
				ids.push(add());
				await n8n.restart(next);
				ids.push(add());
				pass(simulator, minute);
				await n8n.tick();
			}
			await settle(n8n);
			expect(told(n8n)).toEqual(ids.map((id) => `created ${id}`));
		},
	);
});
