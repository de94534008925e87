import type { ChangeKind } from '../../shared/polling';
import type { Entity } from '../entities';
import type { Filter } from './filters';

/** How the dates of a resource are written. */
export interface WrittenDates {
	/** IANA zone; null for the credential's. */
	readonly zone: string | null;
	/** luxon's tokens; null for Sage CRM's usual way. */
	readonly created: string | null;
	readonly updated: string | null;
}

/** One resource as the user wants it watched. */
export interface WatchedResource {
	readonly entity: Entity;
	/** Only records that meet all of them. */
	readonly filters: readonly Filter[];
	/** Columns to ask for; none: all of them. */
	readonly columns: readonly string[];
	readonly dates: WrittenDates;
	readonly kinds: ReadonlySet<ChangeKind>;
	/** Records asked for with one request. */
	readonly pageSize: number;
	/** Seconds within which created and updated count as one moment. */
	readonly createdTolerance: number;
	/** Seconds that a change may take to become visible. */
	readonly settle: number;
}

/** What a set-up says of a resource; the rest is the same for all. */
export type ChosenResource = Pick<WatchedResource, 'entity' | 'filters' | 'columns' | 'dates'> &
	Partial<Pick<WatchedResource, 'kinds' | 'pageSize' | 'createdTolerance' | 'settle'>>;

export function formatsOf({ created, updated }: WrittenDates): ReadonlyArray<string | null> {
	return [created, updated];
}

export const usualDates: WrittenDates = { zone: null, created: null, updated: null };

/** Under this name a resource's state is kept; Sage CRM does not tell names apart by their casing. */
export function stateName({ value }: Entity): string {
	return value.toLowerCase();
}

/**
 * The first two that would tell the same changes.
 *
 * @returns null where each is watched once
 */
export function watchedTwice(entities: readonly Entity[]): readonly [Entity, Entity] | null {
	for (const [at, entity] of entities.entries()) {
		const earlier = entities.slice(0, at).find((other) => isSame(other, entity));
		if (earlier !== undefined) return [earlier, entity];
	}
	return null;
}

function isSame(one: Entity, other: Entity): boolean {
	return stateName(one) === stateName(other) || one.resource.toLowerCase() === other.resource.toLowerCase();
}
