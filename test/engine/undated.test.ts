import type { Simulator } from '../simulator/index.ts';
import { openTrigger } from './engine.ts';
import { pass, simulateEach } from './time.ts';

const start = '2026-07-02T09:00:00Z';
const minute = 60_000;
const without = { created: null, updated: null };

describe('records without dates', () => {
	let simulator: Simulator;

	simulateEach({ data: 'empty', now: start }, (started) => {
		simulator = started;
	});

	const open = (parameters: Parameters<typeof openTrigger>[1] = {}) => {
		const trigger = openTrigger({ ...simulator.credential }, { resources: ['account'], ...parameters });
		const warn = jest.spyOn(trigger.context.logger, 'warn').mockImplementation();
		return {
			poll: async () => {
				pass(simulator, minute);
				return (await trigger.poll()).map(({ eventType, id }) => `${String(eventType)} ${String(id)}`);
			},
			warnings: () => warn.mock.calls.map(([text]) => text),
		};
	};
	const insert = (name: string, stamps = {}) => simulator.store.insert('company', { Comp_Name: name }, stamps);

	it('are delivered once in a table that had none, with one warning that names one of them', async () => {
		const { poll, warnings } = open();
		expect(await poll()).toEqual([]);
		const [first, second] = [insert('One', without), insert('Two', without)];
		expect(await poll()).toEqual([`created ${first}`, `created ${second}`]);
		for (let quiet = 0; quiet < 4; quiet++) expect(await poll()).toEqual([]);
		expect(warnings()).toEqual([expect.stringContaining(`for example id ${first}`)]);
		const dated = insert('Three');
		expect(await poll()).toEqual([`created ${dated}`]);
		simulator.store.update('company', second, { Comp_Name: 'Two, changed' });
		expect(await poll()).toEqual([`updated ${second}`]);
		for (let quiet = 0; quiet < 4; quiet++) expect(await poll()).toEqual([]);
		expect(warnings()).toHaveLength(1);
	});

	it('do not keep a trigger from going on in a table of which only they are left', async () => {
		const { poll } = open();
		const dated = insert('One');
		await poll();
		insert('Two', without);
		simulator.store.remove('company', dated);
		await poll();
		const next = insert('Three');
		expect(await poll()).toEqual([`created ${next}`]);
	});

	it.each(['Comp_UpdatedDate', 'Comp_CreatedDate'])(
		'are told apart by the other one where %s must not be asked for',
		async (column) => {
			const { poll } = open();
			insert('One');
			simulator.quirks.set({ hiddenColumns: [column], hiddenColumnSearch: 'refused' });
			expect(await poll()).toEqual([]);
			const id = insert('Two');
			expect(await poll()).toEqual([`created ${id}`]);
			for (let quiet = 0; quiet < 3; quiet++) expect(await poll()).toEqual([]);
		},
	);

	it('are delivered once when a table is read from the beginning', async () => {
		const ids = [insert('One', without), insert('Two'), insert('Three', without)];
		const { poll, warnings } = open({ startFrom: 'beginning' });
		const told = [...(await poll()), ...(await poll())];
		expect(told.toSorted()).toEqual(ids.map((id) => `created ${id}`));
		for (let quiet = 0; quiet < 20; quiet++) expect(await poll()).toEqual([]);
		expect(warnings()).toHaveLength(1);
	});
});
