/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a development dependency; nothing of this is published */
import fc from 'fast-check';
import { settings } from '../../engine/compatibility.ts';
import type { Quirks } from '../../simulator/index.ts';

/** One way in which a Sage CRM may behave, by the simulator's switches. */
export interface Dialect {
	readonly name: string;
	readonly quirks: Partial<Quirks>;
}

/** They say nothing about how changes are read, or are played otherwise. */
const leftOut: ReadonlyArray<keyof Quirks> = [
	// Waited for with a clock that goes by itself.
	'requestsPerMinute',
	// The schedules commit late themselves, and give each row its stamps.
	'lateCommitMs',
	// Only of records that are written through the API.
	'createStatus',
	'deleteStatus',
	'echo',
	'usersWritable',
	'refusedWriteStatus',
	'unknownColumns',
	'readOnlyColumns',
	'mandatoryChecked',
	'batch',
	'batchCap',
	'batchEnvelope',
	'batchStatus',
	'prototypes',
	'prototypeTypes',
];

/** What goes together badly, so that it is not left to chance. */
const together: ReadonlyArray<Partial<Quirks>> = [
	{ dateLiterals: ['dayAt'], literalZone: 'America/New_York' },
	{ dateLiterals: ['isoAt'], literalGranularity: 'day', literalZone: 'Australia/Lord_Howe' },
	{ stampZone: 'Europe/Dublin', literalZone: 'UTC' },
	{ stampZone: 'America/New_York', literalZone: 'UTC' },
	{ stampZone: 'Europe/Dublin', orderBy: 'ignored' },
	{ hiddenColumns: ['Comp_CreatedDate'], hiddenColumnSearch: 'refused' },
	{ orderBy: 'ignored', totals: 'missing', dateHeader: false },
	{ orderBy: 'refused', totals: 'page', overCap: 'refuse', pageCap: 50 },
	{ subSecondStorage: true, stampRounding: 'round', orderBy: 'ignored' },
];

/** Every position of every switch by itself in which the trigger can work, the usual one of all, and some together. */
export const alone: readonly Dialect[] = [
	{ name: 'usual', quirks: {} },
	...Object.entries(settings)
		.filter(([name]) => !leftOut.some((left) => left === name))
		.flatMap(([, positions]) => positions)
		.filter(({ triggerRefuses }) => triggerRefuses === undefined)
		.map(({ quirks }) => ({ name: nameOf(quirks), quirks })),
	...together.map((quirks) => ({ name: nameOf(quirks), quirks })),
];

/** Several positions at once. */
export const mixed: fc.Arbitrary<Dialect> = fc.subarray([...alone], { minLength: 2, maxLength: 12 }).map((parts) => {
	const quirks: Partial<Quirks> = Object.assign({}, ...parts.map((part) => part.quirks));
	return { name: nameOf(quirks), quirks };
});

function nameOf(quirks: Partial<Quirks>): string {
	return Object.entries(quirks)
		.map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('+') : String(value)}`)
		.join(' ');
}
