import { DateTime } from 'luxon';
import { dateForms, dateLiteral, type DateForm } from '../../../nodes/SageCrm/sdata/literals';
import { findDialect, lowerBound, type Finds, type KnownRecord } from '../../../nodes/SageCrm/trigger/dialect';
import { parseWall } from '../../simulator/where/dateLiteral.ts';
import { parseWhere } from '../../simulator/where/parse.ts';
import type { Where } from '../../simulator/where/tree.ts';
import { at } from '../sdata/examples.ts';

const columns = { id: 'Comp_CompanyId', updated: 'Comp_UpdatedDate' };
const known: readonly KnownRecord[] = [
	{ id: 7, updated: at('2026-07-02T09:15:42Z') },
	{ id: 3, updated: at('2026-01-15T23:59:59Z') },
];

interface Model {
	readonly reads: readonly DateForm[];
	/** In which it compares: its literals are walls of this zone. */
	readonly zone?: string;
	readonly byDay?: boolean;
	readonly refused?: 'error' | 'nothing' | 'everything';
}

/** A server that knows the records above and reads some forms only; it answers as Sage CRM might. */
function serverOf({ reads, zone = 'UTC', byDay = false, refused = 'error' }: Model): {
	finds: Finds;
	asked: () => number;
} {
	let asked = 0;
	const finds: Finds = async (where) => {
		asked++;
		const { id, form, text } = partsOf(parseWhere(where, ['and', 'eq', 'ge']));
		const record = known.find((candidate) => candidate.id === id);
		if (record === undefined) return await Promise.resolve(false);
		if (!reads.includes(form)) return { error: null, nothing: false, everything: true }[refused];
		const stored = DateTime.fromSeconds(record.updated, { zone }).setZone('UTC', { keepLocalTime: true });
		const grain = byDay ? 86_400_000 : 1000;
		const wall = Math.floor((parseWall(text) ?? NaN) / grain) * grain;
		return stored.toMillis() >= wall;
	};
	return { finds, asked: () => asked };
}

function partsOf(where: Where): { id: number; form: DateForm; text: string } {
	if (where.kind !== 'and') throw new Error('There are not two conditions.');
	const [first, second] = where.terms;
	if (first?.kind !== 'compare' || second?.kind !== 'compare') throw new Error('They are no comparisons.');
	const { form, text } = second.literal;
	return { id: Number(first.literal.text), form: shapeOf(form === 'at', text), text };
}

function shapeOf(at: boolean, text: string): DateForm {
	if (text.length === 10) return at ? 'day-at' : 'day-quoted';
	if (text.includes('T')) return at ? 'iso-at' : 'iso-quoted';
	return text.includes('-') ? 'sql-quoted' : 'sql-compact';
}

const find = async (model: Model, zone = 'UTC') => await findDialect(known, columns, zone, serverOf(model).finds);

describe('the dialect of a server', () => {
	it.each(
		dateForms.flatMap((form) =>
			(['error', 'nothing', 'everything'] as const).map((refused) => [form, refused] as const),
		),
	)('is %s where that alone is read, and others answer with %s', async (form, refused) => {
		expect(await find({ reads: [form], refused })).toEqual({ form, offset: 0, rounds: false });
	});

	it('is the first that works where several do', async () => {
		expect(await find({ reads: dateForms })).toEqual({ form: 'iso-quoted', offset: 0, rounds: false });
		expect(await find({ reads: ['sql-quoted', 'iso-at'] })).toEqual({ form: 'iso-at', offset: 0, rounds: false });
	});

	it('has no offset where it reads in the zone that the credential names, summer and winter', async () => {
		const zone = 'Europe/Dublin';
		expect(await find({ reads: ['sql-quoted'], zone }, zone)).toEqual({ form: 'sql-quoted', offset: 0, rounds: false });
	});

	it.each([
		['Asia/Tokyo', 9 * 3600],
		['Asia/Kathmandu', 5.75 * 3600],
		['America/Caracas', -4 * 3600],
		['Pacific/Kiritimati', 14 * 3600],
	])('has the offset of %s where it reads in that zone', async (zone, offset) => {
		expect(await find({ reads: ['iso-quoted'], zone })).toEqual({ form: 'iso-quoted', offset, rounds: false });
	});

	it('is the day alone where a form reads the time but does not heed it', async () => {
		expect(await find({ reads: ['day-at'], byDay: true })).toEqual({ form: 'day-at', offset: 0, rounds: false });
	});

	it.each(['error', 'nothing', 'everything'] as const)(
		'is none where every form is answered with %s',
		async (refused) => {
			expect(await find({ reads: [], refused })).toBeNull();
		},
	);

	it('is none, without a question, where no record is known', async () => {
		const server = serverOf({ reads: dateForms });
		expect(await findDialect([], columns, 'UTC', server.finds)).toBeNull();
		expect(server.asked()).toBe(0);
	});

	it('is found with few questions', async () => {
		for (const model of [{ reads: dateForms }, { reads: ['iso-quoted'], zone: 'Asia/Tokyo' }, { reads: [] }] as const) {
			const server = serverOf(model);
			await findDialect(known, columns, 'UTC', server.finds);
			expect(server.asked()).toBeLessThan(40);
		}
	});
});

describe('a lower bound', () => {
	const from = at('2026-03-02T09:00:00Z');

	it('is the very second where the server reads as it writes', () => {
		expect(lowerBound({ form: 'iso-quoted', offset: 0, rounds: false }, from, 'UTC')).toBe("'2026-03-02T09:00:00Z'");
		expect(lowerBound({ form: 'sql-quoted', offset: 0, rounds: false }, from, 'Asia/Tokyo')).toBe(
			"'2026-03-02 18:00:00'",
		);
	});

	it('is a day earlier where only days are read', () => {
		expect(lowerBound({ form: 'day-at', offset: 0, rounds: false }, from, 'UTC')).toBe('@2026-03-01@');
	});

	it.each(['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe'])(
		'leaves out nothing in %s whatever the season in which the offset was found',
		(zone) => {
			for (const found of ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z']) {
				const offset = DateTime.fromISO(found, { zone }).offset * 60;
				for (const asked of [
					'2026-01-20T03:30:00Z',
					'2026-07-20T03:30:00Z',
					'2026-10-25T00:30:00Z',
					'2026-03-29T01:30:00Z',
				]) {
					const wall = (literal: string) => parseWall(literal.slice(1, -1)) ?? NaN;
					const bound = wall(lowerBound({ form: 'iso-quoted', offset, rounds: false }, at(asked), 'UTC'));
					expect(bound).toBeLessThanOrEqual(wall(dateLiteral('iso-quoted', at(asked), zone)));
				}
			}
		},
	);
});
