import type { INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../simulator/index.ts';
import { Database } from './hosts/database.ts';
import { allEngines, N8nDouble } from './hosts/n8n-double.ts';
import { pass, simulateEach } from './time.ts';

const minute = 60_000;

describe.each(allEngines)("what is set up in the trigger, in n8n's engine %s", (engine) => {
	let simulator: Simulator;

	simulateEach({ data: 'business', now: '2026-03-02T09:00:00Z' }, (started) => {
		simulator = started;
		simulator.store.define({ name: 'project', prefix: 'Proj', columns: ['Proj_Name'] });
	});

	const open = async (parameters: INodeParameters) => {
		const n8n = new N8nDouble(
			new Database(),
			{ ...simulator.credential },
			{ resources: ['account'], ...parameters },
			engine,
		);
		await n8n.activate();
		return n8n;
	};
	const polls = async (n8n: N8nDouble, count: number) => {
		for (let poll = 0; poll < count; poll++) {
			pass(simulator, minute);
			await n8n.tick();
			n8n.flush();
		}
		expect(n8n.errors).toEqual([]);
	};
	const told = (n8n: N8nDouble) =>
		n8n.executed.map(({ resource, eventType, id }) => `${String(resource)} ${String(id)} ${String(eventType)}`);
	const idsOf = (n8n: N8nDouble) => n8n.executed.map(({ id }) => Number(id));

	it('reads everything from the beginning once, across restarts, and live changes beside it', async () => {
		const old = simulator.store.all('company').map(({ id }) => id);
		const n8n = await open({ startFrom: 'beginning', options: { maxEvents: 60 } });
		await polls(n8n, 2);
		const live = simulator.store.insert('company', { Comp_Name: 'Live' });
		await polls(n8n, 1);
		expect(idsOf(n8n)).toContain(live);
		expect(idsOf(n8n).length).toBeLessThan(old.length);
		await n8n.restart();
		await polls(n8n, 12);
		expect(idsOf(n8n).toSorted((a, b) => a - b)).toEqual([...old, live]);
	});

	it('reads what has changed since a date', async () => {
		const rows = simulator.store.all('company');
		const since = rows.map(({ updated }) => updated ?? 0).toSorted((a, b) => b - a)[20] ?? 0;
		const newer = rows.filter(({ updated }) => (updated ?? 0) >= since);
		expect(newer.length).toBeGreaterThan(20);
		const n8n = await open({ startFrom: 'date', startDate: new Date(since).toISOString() });
		await polls(n8n, 3);
		expect(new Set(idsOf(n8n))).toEqual(new Set(newer.map(({ id }) => id)));
		expect(idsOf(n8n)).toHaveLength(newer.length);
	});

	it('keeps to its filters and leaves out ignored users, across restarts', async () => {
		const n8n = await open({
			filters: { filter: [{ resource: 'account', syntax: 'ceql', where: "Comp_Name LIKE 'A%'" }] },
			options: { ignoreUpdatedBy: ['own', '3'] },
		});
		const by = (user: number, name: string) =>
			simulator.store.insert('company', { Comp_Name: name, Comp_CreatedBy: user, Comp_UpdatedBy: user });
		const [wanted] = [by(4, 'Alder'), by(1, 'Ash'), by(3, 'Aspen'), by(4, 'Birch')];
		await polls(n8n, 2);
		await n8n.restart();
		await polls(n8n, 2);
		expect(told(n8n)).toEqual([`account ${wanted} created`]);
	});

	it('watches custom resources beside others, across restarts', async () => {
		const entry = [{ entity: 'project', updatedField: 'Proj_UpdatedDate' }, { entity: 'address' }];
		const n8n = await open({ resources: ['account', 'custom'], customResources: { entry } });
		const [project, address] = ['project', 'address'].map((entity) => simulator.store.insert(entity, {}));
		await polls(n8n, 1);
		await n8n.restart();
		simulator.store.update('project', project ?? 0, { Proj_Name: 'Changed' });
		await polls(n8n, 3);
		expect(told(n8n).toSorted()).toEqual([
			`address ${address} created`,
			`project ${project} created`,
			`project ${project} updated`,
		]);
	});
});
