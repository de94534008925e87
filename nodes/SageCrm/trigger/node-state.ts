import { createHash } from 'node:crypto';
import type { GenericValue, IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { restoreState, StateProblem, storeState, type ResourceState } from '../../shared/polling';
import type { Entity } from '../entities';
import type { Connection } from '../sdata/connection';
import { zoneNamed } from '../sdata/zone';
import { dialectShape, type Dialect } from './dialect';
import { pagingShape, type Paging } from './paging';
import type { WrittenDates } from './watched-resource';

/** What the trigger keeps of one resource. */
export interface WatchedState {
	/** Names what is watched: server, install, entity and its columns. When that changes, the state is of no use. */
	readonly fingerprint: string;
	/** In which the dates were read; null where an earlier version did not keep it. */
	readonly zone: string | null;
	/** The columns that were asked for, sorted; none: all of them. With others, contents cannot be compared. */
	readonly columns: readonly string[];
	readonly dialect: Dialect | null;
	readonly paging: Paging | null;
	readonly state: ResourceState;
}

/** What the trigger keeps of all its resources, by their names. */
export interface NodeState {
	/** Goes up by one with every poll: of two copies of one history, the later has the higher one. */
	readonly revision: number;
	readonly resources: ReadonlyMap<string, WatchedState>;
}

/** The one top-level key in the node's static data: hosts notice a key that is assigned anew, not what changes inside. */
export const stateKey = 'sageCrm';

const layout = z.object({
	version: z.literal(1),
	revision: z.number().int().min(0),
	resources: z.record(z.string(), z.unknown()),
});

/** The first version knew nothing of zones, columns and paging. */
const watched = z.object({
	f: z.string(),
	z: z
		.string()
		.refine((zone) => zoneNamed(zone) !== null)
		.nullable()
		.default(null),
	c: z.array(z.string()).default([]),
	d: dialectShape.nullable(),
	p: pagingShape.nullable().default(null),
	s: z.unknown(),
});

/**
 * The key in the workflow's static data under which an activation leaves the first state for the first
 * ordinary poll: the engine with durable cursors keeps nothing else of an activation without events.
 */
export function firstStateKey(nodeId: string): string {
	return `${stateKey}:${nodeId}`;
}

/** What was read, and in one sentence each what had to be given up. */
export interface RestoredNodeState {
	readonly state: NodeState;
	readonly problems: readonly string[];
}

export const emptyNodeState: NodeState = { revision: 0, resources: new Map() };

/** Reads what is in the static data. What cannot be read is given up, each resource by itself. */
export function restoreNodeState(stored: unknown): RestoredNodeState {
	if (stored === undefined || stored === null) return { state: emptyNodeState, problems: [] };
	const parsed = layout.safeParse(stored);
	if (!parsed.success) {
		return {
			state: emptyNodeState,
			problems: ['The saved state of the trigger cannot be read, so every resource starts anew.'],
		};
	}
	const resources = new Map<string, WatchedState>();
	const problems: string[] = [];
	for (const [name, value] of Object.entries(parsed.data.resources)) {
		const restored = restoreWatched(value);
		if (typeof restored === 'string') {
			problems.push(`The saved state of ${name} cannot be read, so ${name} starts anew. ${restored}`);
		} else resources.set(name, restored);
	}
	return { state: { revision: parsed.data.revision, resources }, problems };
}

/** Plain JSON, for the static data. */
export function storeNodeState({ revision, resources }: NodeState): IDataObject {
	const stored = [...resources].map(
		([name, { fingerprint, zone, columns, dialect, paging, state }]): [string, GenericValue] => [
			name,
			{
				f: fingerprint,
				z: zone,
				...(columns.length === 0 ? {} : { c: columns }),
				d: dialect,
				p: paging,
				s: storeState(state),
			},
		],
	);
	return { version: 1, revision, resources: Object.fromEntries(stored) };
}

export function fingerprintOf({ origin, installName }: Connection, entity: Entity, dates: WrittenDates): string {
	const { resource, idColumn, createdColumn, updatedColumn } = entity;
	// Read in another format, all dates would seem to have moved.
	const isUsual = dates.created === null && dates.updated === null;
	const formats = isUsual ? [] : [dates.created ?? '', dates.updated ?? ''];
	const names = [origin, installName, resource, idColumn, createdColumn, updatedColumn].map((name) =>
		name.toLowerCase(),
	);
	const what = [...names, ...formats].join('\n');
	return createHash('sha256').update(what).digest('base64url').slice(0, 10);
}

/** @returns what is wrong with it, where it cannot be read */
function restoreWatched(value: unknown): WatchedState | string {
	const parsed = watched.safeParse(value);
	if (!parsed.success) return 'Its parts are not what they should be.';
	const { f, z: zone, c: columns, d, p, s } = parsed.data;
	try {
		return { fingerprint: f, zone, columns, dialect: d, paging: p, state: restoreState(s) };
	} catch (error) {
		if (error instanceof StateProblem) return error.message;
		return 'Its parts are not what they should be.';
	}
}
