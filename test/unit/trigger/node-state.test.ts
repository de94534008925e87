import { entities, findEntity, type Entity } from '../../../nodes/SageCrm/entities';
import type { ResourceState } from '../../../nodes/shared/polling';
import {
	emptyNodeState,
	fingerprintOf,
	restoreNodeState,
	storeNodeState,
	type NodeState,
} from '../../../nodes/SageCrm/trigger/node-state';
import { pollResource, storeState } from '../../../nodes/shared/polling';
import { usualDates } from '../../../nodes/SageCrm/trigger/watched-resource';
import { connection } from '../sdata/examples.ts';
import { emptyState } from '../polling/empty-state.ts';
import { usualDialect } from './usual-dialect.ts';

async function stateOf(id: number): Promise<ResourceState> {
	const version = { id, created: 1_700_000_000, updated: 1_700_000_000, digest: 'AbC-_123xy', payload: {} };
	const clock = { server: 1_700_000_060, local: 1_700_000_061, elapsed: 1 };
	const source = {
		newest: async () => await Promise.resolve({ versions: [version], totalsProven: true, complete: false, clock }),
		page: async ({ after }: { after: number }) =>
			await Promise.resolve({ versions: after < id ? [version] : [], total: null, clock }),
	};
	const settings = {
		start: { from: 'beginning' },
		kinds: new Set(['created', 'updated'] as const),
		createdTolerance: 1,
		settle: 60,
		ledgerCapacity: 100,
		maxBacklogs: 8,
		maxEvents: 10,
		turn: 0,
	} as const;
	const { state } = await pollResource(source, null, settings, () => true);
	if (state === null) throw new Error('The poll left no state.');
	return state;
}

async function twoResources(): Promise<NodeState> {
	return {
		revision: 7,
		resources: new Map([
			[
				'account',
				{
					fingerprint: 'a',
					zone: 'Europe/Dublin',
					columns: ['comp_name', 'comp_status'],
					dialect: { ...usualDialect, offset: -3600 },
					paging: { ordered: false, largest: 100, totalsProven: true, mostRows: 50 },
					state: await stateOf(1),
				},
			],
			['lead', { fingerprint: 'b', zone: null, columns: [], dialect: null, paging: null, state: await stateOf(2) }],
		]),
	};
}

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("the trigger's state", () => {
	it('comes back from JSON as it was stored', async () => {
		const state = await twoResources();
		expect(restoreNodeState(throughJson(storeNodeState(state)))).toEqual({ state, problems: [] });
	});

	it('is read as the first version stored it', () => {
		const { state, problems } = restoreNodeState(firstVersion);
		expect(problems).toEqual([]);
		expect(state.revision).toBe(41);
		const account = state.resources.get('account');
		expect(account).toMatchObject({
			zone: null,
			columns: [],
			dialect: { form: 'iso-quoted', granularity: 1, seasons: [] },
			paging: null,
		});
		expect(account?.state).toMatchObject({
			watermark: 1_772_442_000,
			checkpoints: [{ stamp: 1_772_442_055, reached: 1_772_442_061, reachedLocal: 1_772_442_062 }],
			scan: null,
			backlogs: [{ from: 0, to: 1_772_441_000, last: 40, maxId: 0 }],
			maxId: 502,
		});
		expect([...(account?.state.ledger ?? [])]).toEqual([
			[502, { stamp: 1_772_442_055, digest: 'AbCdEfGhIj', known: true, created: null }],
		]);
	});

	it('has less than 40 bytes for each entry of its ledger, with ids of eight digits', async () => {
		const entry = { stamp: 1_772_442_055, digest: 'AbCdEfGhIj', known: true, created: 1_772_445_655 };
		const sizes = [0, 1_000].map((entries) => {
			const ledger = new Map(Array.from({ length: entries }, (_, at) => [10_000_000 + at, entry]));
			return JSON.stringify(storeState({ ...emptyState, ledger })).length;
		});
		expect(((sizes[1] ?? Infinity) - (sizes[0] ?? 0)) / 1_000).toBeLessThan(40);
	});

	it.each([[undefined], [null]])('is empty, without a complaint, where %s was stored', (stored) => {
		expect(restoreNodeState(stored)).toEqual({ state: emptyNodeState, problems: [] });
	});

	it.each([
		['a text', 'state'],
		['a list', []],
		['another layout', { accounts: { lastRun: 1 } }],
		['a later version', { version: 2, revision: 1, resources: {} }],
		['no revision', { version: 1, resources: {} }],
		['a broken revision', { version: 1, revision: -1, resources: {} }],
		['a list of resources', { version: 1, revision: 1, resources: [] }],
	])('starts anew, and says so in one sentence, where %s was stored', (_, stored) => {
		const { state, problems } = restoreNodeState(stored);
		expect(state).toEqual(emptyNodeState);
		expect(problems).toEqual(['The saved state of the trigger cannot be read, so every resource starts anew.']);
	});

	it.each([
		['null', () => null],
		['a text', () => 'x'],
		['no state', (good: Stored) => ({ ...good, s: undefined })],
		['an unknown dialect', (good: Stored) => ({ ...good, d: { form: 'roman', offset: 0, rounds: false } })],
		['a dialect with half a second', (good: Stored) => ({ ...good, d: { form: 'iso-at', offset: 0.5 } })],
		['a zone that there is not', (good: Stored) => ({ ...good, z: 'Europe/Atlantis' })],
		['no fingerprint', (good: Stored) => ({ ...good, f: undefined })],
		['a state of a later version', (good: Stored) => ({ ...good, s: { ...Object(good.s), v: 99 } })],
		['a watermark that is none', (good: Stored) => ({ ...good, s: { ...Object(good.s), w: 'soon' } })],
		['a broken ledger', (good: Stored) => ({ ...good, s: { ...Object(good.s), l: { 1: '!' } } })],
		['an impossible id', (good: Stored) => ({ ...good, s: { ...Object(good.s), l: { '-1': 'a.b' } } })],
	])('gives up one resource alone where it holds %s', async (_, spoil) => {
		const kept = await twoResources();
		const resources = Object(throughJson(storeNodeState(kept).resources)) as Record<string, Stored>;
		const stored = {
			version: 1,
			revision: 7,
			resources: { ...resources, account: throughJson(spoil(resources.account ?? {})) },
		};
		const { state, problems } = restoreNodeState(stored);
		expect(state.revision).toBe(7);
		expect([...state.resources]).toEqual([['lead', kept.resources.get('lead')]]);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatch(/^The saved state of account cannot be read, so account starts anew\. [A-Z].*\.$/);
	});

	it('keeps nothing secret, and little', async () => {
		expect(JSON.stringify(storeNodeState(await twoResources())).length).toBeLessThan(700);
	});
});

/** What the trigger of the first version left in n8n. */
const firstVersion = {
	version: 1,
	revision: 41,
	resources: {
		account: {
			f: 'q3JbZc1x0A',
			d: { form: 'iso-quoted', offset: 0, rounds: false },
			s: {
				v: 1,
				w: 1_772_442_000,
				c: [[1_772_442_055, 1_772_442_061, 1_772_442_062]],
				l: { 502: 'tb9l1j.AbCdEfGhIj!' },
				m: 502,
				t: true,
				b: 'server',
				ld: 0,
				ll: 1_772_442_062,
				bl: [[0, 1_772_441_000, 40, 0]],
			},
		},
	},
};

type Stored = Readonly<Record<string, unknown>>;

describe('a fingerprint', () => {
	const of = (entity: Entity, { where = connection, dates = usualDates } = {}) => fingerprintOf(where, entity, dates);

	it('is the same for the same server and columns, whatever their casing and the zone', () => {
		const account = entityOf('account');
		const shouted = { ...account, resource: 'COMPANY', updatedColumn: 'comp_UPDATEDDATE' };
		expect(of(shouted)).toBe(of(account, { where: { ...connection, zone: 'Europe/Dublin' } }));
		expect(of(account, { dates: { ...usualDates, zone: 'Europe/Dublin' } })).toBe(of(account));
	});

	it('differs between servers, installs, entities, columns and formats', () => {
		const account = entityOf('account');
		const all = [
			...entities.map((entity) => of(entity)),
			of(account, { where: { ...connection, origin: 'https://other.example.com' } }),
			of(account, { where: { ...connection, installName: 'crm2' } }),
			of({ ...account, updatedColumn: 'Comp_CreatedDate' }),
			of(account, { dates: { ...usualDates, updated: 'dd/MM/yyyy' } }),
			of(account, { dates: { ...usualDates, updated: 'dd/mm/yyyy' } }),
		];
		expect(new Set(all).size).toBe(all.length);
	});
});

function entityOf(value: string) {
	const found = findEntity(value);
	if (found === undefined) throw new Error(`There is no ${value}.`);
	return found;
}
