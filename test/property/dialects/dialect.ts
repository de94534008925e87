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

/** Every position of every switch by itself in which the trigger can work, and the usual one of all. */
export const alone: readonly Dialect[] = [
	{ name: 'usual', quirks: {} },
	...Object.entries(settings)
		.filter(([name]) => !leftOut.some((left) => left === name))
		.flatMap(([, positions]) => positions)
		.filter(({ triggerRefuses }) => triggerRefuses === undefined)
		.map(({ quirks }) => ({ name: nameOf(quirks), quirks })),
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
