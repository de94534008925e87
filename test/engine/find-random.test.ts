/* eslint-disable @n8n/community-nodes/no-restricted-imports -- fast-check makes the cases; nothing of this is published */
import fc from 'fast-check';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { errorOf, itemsOf, runAction } from './engine.ts';

const runs = 600;

interface Held {
	readonly Oppo_Description: string | null;
	readonly Oppo_TargetClose: string | null;
	readonly Oppo_Total: number | null;
}

interface Filter {
	readonly column: keyof Held;
	readonly condition: string;
	readonly value: string;
}

const words = ['a', 'A', 'b', 'ab', 'a_b', 'a%b', 'a[b', "o'b", 'é', '007', '7', 'a b'];
const days = ['2026-01-30', '2026-01-31', '2026-02-01'];
const record = fc.record({
	held: fc.record({
		Oppo_Description: fc.constantFrom(...words, null),
		Oppo_TargetClose: fc.constantFrom(...days, null),
		Oppo_Total: fc.constantFrom(0, 5, 10, 900, null),
	}),
	fate: fc.constantFrom('stays', 'stays', 'stays', 'stays', 'changes', 'goes'),
});
const orders = ['greater', 'greaterOrEqual', 'less', 'lessOrEqual', 'equals', 'notEquals'];
const filter: fc.Arbitrary<Filter> = fc.oneof(
	fc.record({
		column: fc.constant('Oppo_Description' as const),
		condition: fc.constantFrom('equals', 'notEquals', 'contains', 'startsWith', 'endsWith', 'oneOf'),
		value: fc.constantFrom(...words),
	}),
	fc.record({
		column: fc.constant('Oppo_Total' as const),
		condition: fc.constantFrom(...orders, 'oneOf'),
		value: fc.constantFrom('0', '5', '900'),
	}),
	fc.record({
		column: fc.constant('Oppo_TargetClose' as const),
		condition: fc.constantFrom(...orders),
		value: fc.constantFrom(...days, '2027-01-01'),
	}),
);
const server = fc.record({
	pageCap: fc.constantFrom(3, 7, 20, 200),
	totals: fc.constantFrom('right', 'page', 'missing'),
	orderBy: fc.constantFrom('honoured', 'ignored', 'refused'),
	orderByColumns: fc.constantFrom('all', 'first', 'refused'),
	naturalOrder: fc.constantFrom('id', 'idDescending', 'updated', 'shuffled'),
	keyType: fc.constantFrom('int', 'string', 'guid'),
	casing: fc.constantFrom('mixed', 'lower', 'scrambled'),
	select: fc.constantFrom('honoured', 'ignored'),
	nullColumns: fc.constantFrom('null', 'omitted', 'empty'),
	deletedRows: fc.constantFrom('hidden', 'shown'),
	dateLiterals: fc.constantFrom('dayAt', 'isoQuoted').map((form) => [form]),
	refusedLiteral: fc.constantFrom('error', 'nothing', 'everything'),
	prototypes: fc.constantFrom('served', 'missing'),
} as const);
const question = fc.record({
	filters: fc.array(filter, { maxLength: 3 }),
	match: fc.constantFrom('all', 'any'),
	limit: fc.constantFrom(null, null, 1, 3, 30),
	sort: fc.constantFrom(null, null, 'Oppo_Total', 'Oppo_OpportunityId'),
});

/** What a filter means, said once more and without any server. */
function meets(held: Held, { column, condition, value }: Filter): boolean {
	const own = held[column];
	if (own === null) return false;
	const [text, sought] = [String(own).toLowerCase(), value.toLowerCase()];
	const order = column === 'Oppo_Total' ? Number(own) - Number(value) : text < sought ? -1 : text > sought ? 1 : 0;
	switch (condition) {
		case 'equals':
		case 'oneOf':
			return String(own) === value;
		case 'notEquals':
			return text !== sought;
		case 'contains':
			return text.includes(sought);
		case 'startsWith':
			return text.startsWith(sought);
		case 'endsWith':
			return text.endsWith(sought);
		case 'greater':
			return order > 0;
		case 'greaterOrEqual':
			return order >= 0;
		case 'less':
			return order < 0;
		default:
			return order <= 0;
	}
}

describe('whatever is asked of whatever server', () => {
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await startSimulator({ data: 'empty', now: '2026-03-02T09:00:00Z' });
	});

	afterAll(async () => await simulator.close());

	/** @returns the names of the records that are left, with what they hold */
	function fill(records: ReadonlyArray<{ held: Held; fate: string }>): Map<string, Held> {
		const { store, clock } = simulator;
		const left = new Map<string, Held>();
		const ids = records.map(({ held }, at) => store.insert('opportunity', { ...held, Oppo_Note: `Number ${at}` }));
		for (const [at, { held, fate }] of records.entries()) {
			clock.advance(1_000);
			const id = ids[at] ?? 0;
			if (fate === 'changes') store.update('opportunity', id, { Oppo_Type: 'changed' });
			if (fate === 'goes') store.remove('opportunity', id);
			else left.set(`Number ${at}`, held);
		}
		return left;
	}

	it(`${runs} answers hold the records that are meant, each once`, async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(record, { maxLength: 40, size: 'max' }),
				server,
				question,
				async (records, quirks, asked) => {
					simulator.reset();
					const left = fill(records);
					simulator.quirks.set(quirks);
					const { filters, match, limit, sort } = asked;
					const isMeant = (held: Held) =>
						filters.length === 0 ||
						(match === 'all' ? filters.every((one) => meets(held, one)) : filters.some((one) => meets(held, one)));
					const meant = [...left].filter(([, held]) => isMeant(held)).map(([name]) => name);
					const run = await runAction(
						{ ...simulator.credential },
						{
							resource: 'opportunity',
							operation: 'getAll',
							...(limit === null ? { returnAll: true } : { returnAll: false, limit }),
							match,
							filters: { filter: filters.map((one) => ({ ...one })) },
							...(sort === null ? {} : { sort: { rule: [{ column: sort, direction: 'desc' }] } }),
						},
					);
					if (run.data.resultData.error !== undefined) throw errorOf(run);
					const found = itemsOf(run).map(({ json }) => String(json.Oppo_Note));
					expect(found).toHaveLength(Math.min(limit ?? Infinity, meant.length));
					expect(new Set(found).size).toBe(found.length);
					for (const name of found) expect(meant).toContain(name);
					// One pass behind ids and one by positions, looking ahead, and once more without dates.
					const pages = Math.ceil(records.length / quirks.pageCap) + 1;
					expect(simulator.requests.list().length).toBeLessThan(4 * pages + 16);
				},
			),
			{ numRuns: runs, seed: 20261122 },
		);
	}, 600_000);
});
