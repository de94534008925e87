import type { INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { pass, simulateEach } from './time.ts';

const minute = 60_000;
let simulator: Simulator;

simulateEach({ data: 'business', now: '2026-03-02T09:00:00Z' }, (started) => {
	simulator = started;
});

const fetchTestEvent = async (parameters: INodeParameters) => {
	const trigger = openTrigger({ ...simulator.credential }, parameters, { mode: 'manual' });
	const events = await trigger.poll();
	expect(trigger.staticData()).toEqual({});
	return events;
};

/** Of two records the one that was changed last, which is not the one with the highest id. */
function changeTwo(entity: string, fields = {}): number {
	const [one, other] = [simulator.store.insert(entity, fields), simulator.store.insert(entity, fields)];
	pass(simulator, minute);
	simulator.store.update(entity, one, {});
	expect(one).toBeLessThan(other);
	return one;
}

describe('a test event', () => {
	it('is the newest record of each resource, marked as a sample', async () => {
		const [account, lead] = [changeTwo('company'), changeTwo('lead')];
		const events = await fetchTestEvent({ resources: ['account', 'lead'] });
		expect(events).toMatchObject([
			{ sample: true, eventType: 'updated', resource: 'account', id: account, record: { key: account } },
			{ sample: true, eventType: 'updated', resource: 'lead', id: lead, record: { key: lead } },
		]);
		expect(events[0]).not.toHaveProperty('sampleNotes');
	});

	it.each(['ignored', 'refused'] as const)('is so where the order is %s', async (orderBy) => {
		simulator.quirks.set({ orderBy, naturalOrder: 'shuffled', pageCap: 100 });
		const id = changeTwo('company', { Comp_Status: 'Active' });
		expect(await fetchTestEvent({})).toMatchObject([{ id }]);
	});

	it('is as plain as the items will be where the record alone is wanted', async () => {
		const id = changeTwo('company', { Comp_Name: 'Plain' });
		const [event] = await fetchTestEvent({ options: { output: 'record' } });
		expect(event).toMatchObject({ sample: true, key: id, Comp_Name: 'Plain' });
		expect(event).not.toHaveProperty('eventType');
	});

	it('shows what its own user has changed, although that will not run the workflow', async () => {
		const id = changeTwo('company', { Comp_UpdatedBy: 1 });
		expect(await fetchTestEvent({ options: { ignoreUpdatedBy: ['own'] } })).toMatchObject([{ id }]);
	});

	it('says of which resource there is no record', async () => {
		simulator.store.define({ name: 'project', prefix: 'Proj' });
		const events = await fetchTestEvent({
			resources: ['custom', 'account', 'lead'],
			customResources: { entry: [{ entity: 'project', idField: 'Proj_ProjectId' }] },
			filters: { filter: [{ resource: 'lead', where: "Lead_Stage eq 'none such'" }] },
		});
		expect(events).toMatchObject([
			{
				sample: true,
				sampleNotes: [
					'Sage CRM has no project records yet that this user may see: create one to get a sample.',
					'None of the leads in Sage CRM meets the filter: change one so that it does, or check the filter.',
				],
				resource: 'account',
			},
		]);
	});

	it('says which resource cannot be shown, and shows the others', async () => {
		const events = await fetchTestEvent({
			resources: ['account', 'lead', 'custom'],
			customResources: { entry: [{ entity: 'nosuch', idField: 'Nosu_NosuchId' }] },
			filters: { filter: [{ resource: 'lead', where: "Lead_Stgae eq 'x'" }] },
		});
		expect(events).toMatchObject([
			{
				resource: 'account',
				sampleNotes: [
					expect.stringContaining('did you mean Lead_Stage?'),
					'Sage CRM has no entity "nosuch": check its name, and that it is exposed to web services.',
				],
			},
		]);
	});

	it('is refused where the login is, with that reason', async () => {
		const trigger = openTrigger({ ...simulator.credential, password: 'wrong' }, {}, { mode: 'manual' });
		await expect(trigger.poll()).rejects.toMatchObject({ httpCode: '401' });
	});

	it('is refused with all there is to say where no resource has a record', async () => {
		simulator.store.define({ name: 'project', prefix: 'Proj' });
		await expect(
			fetchTestEvent({
				resources: ['custom'],
				customResources: { entry: [{ entity: 'project', idField: 'Proj_ProjectId' }] },
			}),
		).rejects.toThrow('Sage CRM has no project records yet that this user may see: create one to get a sample.');
	});
});
