import { faultKinds } from '../faults.ts';
import type { Fault } from '../faults.ts';
import { object, optional, textMap, textOf, whole } from './input.ts';

/** A fault from JSON, each part checked. */
export function readFault(value: unknown): Fault {
	const given = object(value, 'A fault');
	const kind = faultKinds.find((known) => known === given.kind);
	if (!kind) throw new Error(`kind must be one of ${faultKinds.join(', ')}.`);
	const text = (name: string) => optional(given[name], (entry) => textOf(entry, name));
	const status = optional(given.status, (entry) => whole(entry, 'status', 200));
	if (status !== undefined && status > 599) throw new Error('status must be from 200 to 599.');
	if (given.afterwards !== undefined && typeof given.afterwards !== 'boolean')
		throw new Error('afterwards must be true or false.');
	return {
		kind,
		match: optional(given.match, readMatch),
		skip: optional(given.skip, (entry) => whole(entry, 'skip')),
		times: optional(given.times, (entry) => whole(entry, 'times')),
		status,
		headers: optional(given.headers, (entry) => textMap(entry, 'headers')),
		body: text('body'),
		delayMs: optional(given.delayMs, (entry) => whole(entry, 'delayMs')),
		location: text('location'),
		afterwards: given.afterwards,
	};
}

function readMatch(value: unknown): Fault['match'] {
	const given = object(value, 'match');
	const text = (name: string) => optional(given[name], (entry) => textOf(entry, `match.${name}`));
	return { method: text('method'), path: text('path'), entity: text('entity') };
}
