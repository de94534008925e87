/* eslint-disable @n8n/community-nodes/no-restricted-imports -- fast-check makes the cases; nothing of this is published */
import fc from 'fast-check';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { Database } from './hosts/database.ts';
import { allEngines, N8nDouble, type Engine } from './hosts/n8n-double.ts';
import { endTime, pass, startTime } from './time.ts';

const start = '2026-03-02T09:00:00Z';
const second = 1_000;
const minute = 60 * second;

type Step =
	| { does: 'insert' }
	| { does: 'update'; pick: number }
	| { does: 'tick'; times: number; after: number }
	| { does: 'change while polled'; page: number }
	| { does: 'save late' }
	| { does: 'save now' }
	| { does: 'fail'; skip: number }
	| { does: 'restart'; engine: Engine }
	| { does: 'switch off and on' }
	| { does: 'edit settings'; maxEvents: number; pageSize: number; settleSeconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant({ does: 'insert' as const }) },
	{ weight: 4, arbitrary: fc.record({ does: fc.constant('update' as const), pick: fc.nat({ max: 50 }) }) },
	{
		weight: 8,
		arbitrary: fc.record({
			does: fc.constant('tick' as const),
			times: fc.constantFrom(1, 1, 1, 2),
			after: fc.constantFrom(second, 10 * second, minute, 2 * minute),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('change while polled' as const), page: fc.nat({ max: 3 }) }) },
	{ weight: 1, arbitrary: fc.constant({ does: 'save late' as const }) },
	{ weight: 1, arbitrary: fc.constant({ does: 'save now' as const }) },
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('fail' as const), skip: fc.nat({ max: 3 }) }) },
	{
		weight: 1,
		arbitrary: fc.record({ does: fc.constant('restart' as const), engine: fc.constantFrom(...allEngines) }),
	},
	{ weight: 1, arbitrary: fc.constant({ does: 'switch off and on' as const }) },
	{
		weight: 1,
		arbitrary: fc.record({
			does: fc.constant('edit settings' as const),
			maxEvents: fc.constantFrom(1, 2, 500),
			pageSize: fc.constantFrom(1, 3, 200),
			settleSeconds: fc.constantFrom(30, 60),
		}),
	},
);

/** What one record must have been told as, in the end. */
interface Expected {
	readonly isNew: boolean;
	name: string;
}

class World {
	readonly n8n: N8nDouble;
	private readonly expected = new Map<number, Expected>();
	private names = 0;

	constructor(
		private readonly simulator: Simulator,
		engine: Engine,
	) {
		this.n8n = new N8nDouble(new Database(), { ...simulator.credential }, { resources: ['account'] }, engine);
	}

	async play(next: Step): Promise<void> {
		const { n8n, simulator } = this;
		switch (next.does) {
			case 'insert':
				return this.insert();
			case 'update':
				return this.update(next.pick);
			case 'tick':
				pass(simulator, next.after);
				await Promise.all(Array.from({ length: next.times }, async () => await n8n.tick()));
				return;
			case 'change while polled': {
				let page = 0;
				const stop = simulator.onRequest(() => {
					if (page++ !== next.page) return;
					this.update(page);
					this.insert();
				});
				pass(simulator, 30 * second);
				await n8n.tick();
				stop();
				return;
			}
			case 'save late':
				n8n.savesLate = true;
				return;
			case 'save now':
				n8n.savesLate = false;
				n8n.flush();
				return;
			case 'fail':
				// A status that is not tried again, so that no test waits.
				simulator.faults.add({ kind: 'status', status: 403, skip: next.skip });
				return;
			case 'restart':
				n8n.flush();
				simulator.faults.clear();
				await n8n.restart(next.engine);
				return;
			case 'switch off and on':
				n8n.flush();
				simulator.faults.clear();
				n8n.deactivate();
				await n8n.activate();
				return;
			case 'edit settings': {
				const { maxEvents, pageSize, settleSeconds } = next;
				n8n.parameters = { resources: ['account'], options: { maxEvents, pageSize, settleSeconds } };
			}
		}
	}

	/** Time passes and nothing changes any more. */
	async comeToRest(): Promise<void> {
		const { n8n, simulator } = this;
		simulator.faults.clear();
		n8n.parameters = { resources: ['account'] };
		for (let quiet = 0, polls = 0; quiet < 4 && polls < 60; polls++) {
			const before = n8n.executed.length;
			pass(simulator, minute);
			await n8n.tick();
			n8n.flush();
			quiet = n8n.executed.length === before ? quiet + 1 : 0;
		}
	}

	check(): void {
		const events = this.n8n.executed;
		const ids = events.map(({ eventId }) => eventId);
		expect(ids).toEqual([...new Set(ids)]);
		const last = new Map(events.map((event) => [event.id, event]));
		for (const [id, { isNew, name }] of this.expected) {
			expect(last.get(id)).toMatchObject({ id, record: { Comp_Name: name } });
			const kinds = events.filter((event) => event.id === id).map(({ eventType }) => eventType);
			expect(kinds).toEqual(kinds.map((_, at) => (isNew && at === 0 ? 'created' : 'updated')));
		}
		expect([...last.keys()].filter((id) => !this.expected.has(Number(id)))).toEqual([]);
	}

	private insert(): void {
		const name = this.nextName();
		this.expected.set(this.simulator.store.insert('company', { Comp_Name: name }), { isNew: true, name });
	}

	private update(pick: number): void {
		const { store } = this.simulator;
		const id = pick % (store.count('company') + 1) || 1;
		const name = this.nextName();
		store.update('company', id, { Comp_Name: name });
		this.expected.set(id, { isNew: this.expected.get(id)?.isNew ?? false, name });
	}

	private nextName(): string {
		return `Name ${++this.names}`;
	}
}

describe("random days of n8n's three poll engines", () => {
	afterEach(endTime);

	it.each(allEngines)(
		'%s: every change is executed once, as what it is',
		async (engine) => {
			const schedules = fc.array(step, { minLength: 5, maxLength: 40 });
			await fc.assert(
				fc.asyncProperty(schedules, async (steps) => {
					startTime(start);
					const simulator = await startSimulator({ data: 'empty', now: start });
					try {
						for (let count = 0; count < 5; count++) simulator.store.insert('company', { Comp_Name: 'Old' });
						pass(simulator, 10 * minute);
						const world = new World(simulator, engine);
						await world.n8n.activate();
						for (const next of steps) await world.play(next);
						await world.comeToRest();
						world.check();
					} finally {
						await simulator.close();
					}
				}),
				{ numRuns: 40 },
			);
		},
		300_000,
	);
});
