import type { Simulator } from '../simulator/index.ts';
import { settings, type Setting } from './compatibility.ts';
import { errorOf, itemsOf, openTrigger, runAction } from './engine.ts';
import { pass, simulateEach } from './time.ts';

const start = '2026-03-02T09:00:00Z';
const minute = 60_000;

const cases = Object.values(settings)
	.flat()
	.map((setting): [string, Setting] => [JSON.stringify(setting.quirks), setting]);

/** A request whose answer tells nothing but how the server reads dates. */
function asksAboutDates({ where = '', count = '' }: Readonly<Record<string, string>>): boolean {
	return /Comp_CompanyId eq/.test(where) || count === '12';
}

describe.each(cases)('a server with %s', (_, { quirks, triggerRefuses }) => {
	let simulator: Simulator;

	simulateEach({ data: 'business', now: start, quirks }, (started) => {
		simulator = started;
	});

	it('has every change delivered once by the trigger', async () => {
		const { store, credential } = simulator;
		const trigger = openTrigger({ ...credential }, { resources: ['account'] });
		if (triggerRefuses !== undefined) {
			await expect(trigger.poll()).rejects.toThrow(triggerRefuses);
			return;
		}
		expect(await trigger.poll()).toEqual([]);
		expect(simulator.requests.list().filter(({ query }) => asksAboutDates(query)).length).toBeLessThanOrEqual(20);
		const old = store.all('company')[3]?.id ?? 0;
		const expected: string[] = [];
		const told: string[] = [];
		const poll = async () => {
			for (const { id, record } of await trigger.poll()) {
				told.push(`${String(id)} ${String(Reflect.get(Object(record), 'Comp_Name'))}`);
			}
		};
		for (let round = 0; round < 3; round++) {
			pass(simulator, minute + 300);
			for (let count = 0; count < 4; count++) {
				pass(simulator, 250);
				const name = `Round ${round}, ${count}`;
				expected.push(`${store.insert('company', { Comp_Name: name })} ${name}`);
			}
			store.update('company', old, { Comp_Name: `Changed ${round}` });
			expected.push(`${old} Changed ${round}`);
			await poll();
		}
		for (let rest = 0; rest < 3; rest++) {
			pass(simulator, 2 * minute);
			await poll();
		}
		// What is committed late can be coalesced with the next change of the same record.
		const late = (quirks.lateCommitMs ?? 0) > 0;
		expect(late ? [...new Set(told)].toSorted() : told.toSorted()).toEqual(expected.toSorted());
	});

	it('is read whole by the action node, page after page', async () => {
		const done = await runAction(
			{ ...simulator.credential },
			{ resource: 'account', operation: 'getAll', returnAll: true },
		);
		if (done.data.resultData.error !== undefined) throw errorOf(done);
		const found = itemsOf(done).map(({ json }) => json.Comp_CompanyId);
		const stored = simulator.store.all('company').map(({ id }) => id);
		const asShown = (id: number) => (quirks.keyType === 'guid' ? expect.any(String) : id);
		expect(found.toSorted((one, other) => Number(one) - Number(other))).toEqual(stored.map(asShown));
		expect(new Set(found).size).toBe(stored.length);
	});
});
