/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a development dependency; nothing of this is published */
import fc from 'fast-check';
import type { Quirks } from '../../simulator/index.ts';
import type { ServerTraits } from '../server-model.ts';
import type { Dialect } from './dialect.ts';
import { nights, type Night } from './nights.ts';

/** No clocks change about then, anywhere. */
const plainDay = Date.parse('2026-06-16T09:00:00Z') / 1000;

/** What the model has to know of a server that speaks this dialect; where the switches say nothing, as chance has it. */
export function traitsOf({ quirks }: Dialect): fc.Arbitrary<ServerTraits> {
	const { stampZone = 'UTC', literalZone = '' } = quirks;
	const near = nights.filter(({ zone }) => zone === stampZone || zone === literalZone);
	const night = near.length === 0 ? fc.constant(null) : fc.constantFrom(null, ...near);
	return night.chain((chosen) =>
		fc.record({
			pageCap: quirks.pageCap === undefined ? fc.integer({ min: 2, max: 6 }) : fc.constant(quirks.pageCap),
			pageSize: quirks.overCap === 'refuse' ? fc.constantFrom(8, 60, 200) : fc.integer({ min: 1, max: 8 }),
			stampSkew: fc.constant((quirks.stampOffsetMs ?? 0) / 1000),
			localSkew: fc.constantFrom(0, 0, 0.5, 40, -4000),
			finer: fc.constant(quirks.subSecondStorage ?? false),
			rounds: fc.constant(quirks.stampRounding === 'round' && quirks.fractionShown !== true),
			totals: fc.constant(quirks.totals ?? 'right'),
			tellsTime: fc.constant(quirks.dateHeader !== false && (quirks.ageHeader ?? 0) === 0),
			coarse: fc.constant(isCoarse(quirks) ? 3600 : 0),
			autumn: fc.constant(autumnIn(stampZone, chosen)),
			comparedAutumn: fc.constant(autumnIn(literalZone, chosen)),
			ordered: fc.constant(true),
			hidesCreated: fc.constant(quirks.hiddenColumns?.includes('Comp_CreatedDate') ?? false),
			showsDeleted: fc.constant(quirks.deletedRows === 'shown'),
			startsAt: chosen === null ? fc.constant(plainDay) : startNear(chosen),
		}),
	);
}

/** The switches of a server with these traits. */
export function quirksOf({ quirks }: Dialect, traits: ServerTraits): Partial<Quirks> {
	return { ...quirks, pageCap: traits.pageCap };
}

/** No start is promised within the hour that is repeated: those before it come to it as time passes. */
function startNear({ at, back }: Night): fc.Arbitrary<number> {
	if (back > 0) {
		const before = fc.oneof(fc.integer({ min: -400, max: -30 }), fc.integer({ min: -6000, max: -30 }));
		return before.map((offset) => at - back + offset);
	}
	return fc
		.oneof(fc.integer({ min: -150, max: 40 }), fc.integer({ min: -6000, max: 6000 }))
		.map((offset) => at + offset);
}

/** Whether an answer may hold much that is older than was asked for: a poll then has more to read than it needs. */
function isCoarse({
	literalGranularity = 'second',
	dateLiterals,
	literalZone = '',
	stampZone = 'UTC',
}: Partial<Quirks>): boolean {
	const days = dateLiterals?.every((form) => form.startsWith('day')) ?? false;
	return days || literalGranularity !== 'second' || (literalZone !== '' && literalZone !== stampZone);
}

function autumnIn(zone: string, night: Night | null): ServerTraits['autumn'] {
	return night !== null && night.zone === zone && night.back > 0 ? { at: night.at, by: night.back } : null;
}
