import { DateTime } from 'luxon';
import { dateForms, dateLiteral, type DateForm } from '../../../nodes/SageCrm/sdata/literals';
import { lowerBound } from '../../../nodes/SageCrm/trigger/dialect';
import { findDialect, type Finds, type KnownRecord } from '../../../nodes/SageCrm/trigger/find-dialect';
import { parseWall } from '../../simulator/where/dateLiteral.ts';
import { parseWhere } from '../../simulator/where/parse.ts';
import type { Where } from '../../simulator/where/tree.ts';
import { at } from '../sdata/examples.ts';
import { usualDialect } from './usual-dialect.ts';

const idColumn = 'Comp_CompanyId';
const column = 'Comp_UpdatedDate';
const day = 86_400;
const known: readonly KnownRecord[] = [
	{ id: 7, column, stamp: at('2026-07-02T09:15:42Z') },
	{ id: 3, column, stamp: at('2026-01-15T23:59:59Z') },
];

interface Model {
	readonly reads: readonly DateForm[];
	/** In which it compares: its literals are walls of this zone. */
	readonly zone?: string;
	/** How much of a literal it heeds, in seconds. */
	readonly grain?: number;
	readonly refused?: 'error' | 'nothing' | 'everything';
}

/** A server that knows the records above and reads some forms only; it answers as Sage CRM might. */
function serverOf(
	{ reads, zone = 'UTC', grain = 1, refused = 'error' }: Model,
	records = known,
): {
	finds: Finds;
	asked: () => number;
} {
	let asked = 0;
	const finds: Finds = async (where) => {
		asked++;
		const { id, form, text } = partsOf(parseWhere(where, ['and', 'eq', 'ge']));
		const record = records.find((candidate) => candidate.id === id);
		if (record === undefined) return await Promise.resolve(false);
		if (!reads.includes(form)) return { error: null, nothing: false, everything: true }[refused];
		const stored = DateTime.fromSeconds(record.stamp, { zone }).setZone('UTC', { keepLocalTime: true });
		const wall = Math.floor((parseWall(text) ?? NaN) / (grain * 1000)) * grain * 1000;
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

const find = async (model: Model, zone = 'UTC') => await findDialect(known, idColumn, zone, serverOf(model).finds);

describe('the dialect of a server', () => {
	it.each(
		dateForms.flatMap((form) =>
			(['error', 'nothing', 'everything'] as const).map((refused) => [form, refused] as const),
		),
	)('is %s where that alone is read, and others answer with %s', async (form, refused) => {
		expect(await find({ reads: [form], refused })).toEqual({
			form,
			offset: 0,
			granularity: form.startsWith('day') ? day : 1,
		});
	});

	it('is the first that works where several do', async () => {
		expect(await find({ reads: dateForms })).toEqual({ form: 'iso-quoted', offset: 0, granularity: 1 });
		expect(await find({ reads: ['sql-quoted', 'iso-at'] })).toEqual({ form: 'iso-at', offset: 0, granularity: 1 });
	});

	it('has no offset where it reads in the zone that the credential names, summer and winter', async () => {
		const zone = 'Europe/Dublin';
		expect(await find({ reads: ['sql-quoted'], zone }, zone)).toEqual({
			form: 'sql-quoted',
			offset: 0,
			granularity: 1,
		});
	});

	it.each([
		['Asia/Tokyo', 9 * 3600],
		['Asia/Kathmandu', 5.75 * 3600],
		['America/Caracas', -4 * 3600],
		['Pacific/Kiritimati', 14 * 3600],
	])('has the offset of %s where it reads in that zone', async (zone, offset) => {
		expect(await find({ reads: ['iso-quoted'], zone })).toEqual({ form: 'iso-quoted', offset, granularity: 1 });
	});

	it.each([60, day])('has a granularity of %d s where a form reads a time but heeds no more of it', async (grain) => {
		for (const form of ['iso-quoted', 'sql-compact'] as const) {
			expect(await find({ reads: [form], grain })).toEqual({ form, offset: 0, granularity: grain });
		}
	});

	it('is the day where what is heeded of it looks like an offset', async () => {
		const atNine = [{ id: 7, column, stamp: at('2026-07-02T09:00:00Z') }];
		const server = serverOf({ reads: ['iso-at'], grain: day }, atNine);
		const found = await findDialect(atNine, idColumn, 'UTC', server.finds);
		expect(found).toEqual({ form: 'iso-at', offset: 0, granularity: day });
	});

	it('has an offset and a granularity where it reads minutes in another zone', async () => {
		const found = await find({ reads: ['iso-at'], grain: 60, zone: 'Asia/Tokyo' });
		expect(found).toEqual({ form: 'iso-at', offset: 9 * 3600, granularity: 60 });
	});

	it.each(['error', 'nothing', 'everything'] as const)(
		'is none where every form is answered with %s',
		async (refused) => {
			expect(await find({ reads: [], refused })).toBeNull();
		},
	);

	it('is none, without a question, where no record is known', async () => {
		const server = serverOf({ reads: dateForms });
		expect(await findDialect([], idColumn, 'UTC', server.finds)).toBeNull();
		expect(server.asked()).toBe(0);
	});

	it.each(['error', 'nothing', 'everything'] as const)(
		'is found with 21 questions at the most, where other forms are answered with %s',
		async (refused) => {
			for (const form of dateForms) {
				for (const zone of ['UTC', 'Asia/Tokyo', 'America/Caracas']) {
					for (const grain of [1, 60, day]) {
						const server = serverOf({ reads: [form], refused, zone, grain });
						await findDialect(known, idColumn, 'UTC', server.finds);
						expect([form, zone, grain, Math.max(21, server.asked())]).toEqual([form, zone, grain, 21]);
					}
				}
			}
		},
	);
});

describe('a lower bound', () => {
	const from = at('2026-03-02T09:00:00Z');

	it('is the very second where the server reads as it writes', () => {
		expect(lowerBound(usualDialect, from, 'UTC')).toBe("'2026-03-02T09:00:00Z'");
		expect(lowerBound({ ...usualDialect, form: 'sql-quoted' }, from, 'Asia/Tokyo')).toBe("'2026-03-02 18:00:00'");
	});

	it('is a second earlier until it is known that the server does not round', () => {
		expect(lowerBound({ ...usualDialect, rounds: true }, from, 'UTC')).toBe("'2026-03-02T08:59:59Z'");
		expect(lowerBound({ ...usualDialect, rounds: null }, from, 'UTC')).toBe("'2026-03-02T08:59:59Z'");
	});

	it('is two hours earlier in a season of which no record was asked about', () => {
		expect(lowerBound({ ...usualDialect, seasons: [] }, from, 'UTC')).toBe("'2026-03-02T07:00:00Z'");
		const winter = { ...usualDialect, seasons: [0] };
		const inDublin = (moment: string) => lowerBound(winter, at(moment), 'Europe/Dublin');
		expect(inDublin('2026-03-02T09:00:00Z')).toBe("'2026-03-02T09:00:00Z'");
		expect(inDublin('2026-07-02T09:00:00Z')).toBe("'2026-07-02T08:00:00Z'");
	});

	it('is a day earlier where only days are read', () => {
		expect(lowerBound({ ...usualDialect, form: 'day-at', granularity: day }, from, 'UTC')).toBe('@2026-03-01@');
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
					const bound = wall(lowerBound({ ...usualDialect, offset }, at(asked), 'UTC'));
					expect(bound).toBeLessThanOrEqual(wall(dateLiteral('iso-quoted', at(asked), zone)));
				}
			}
		},
	);
});
