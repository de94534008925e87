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
	/** Records asked for with one request. */
	readonly pageSize: number;
	/** Seconds within which created and updated count as one moment. */
	readonly createdTolerance: number;
	/** Seconds that a change may take to become visible. */
	readonly settle: number;
}

/** What a set-up says of a resource; the rest is the same for all. */
export type ChosenResource = Pick<WatchedResource, 'entity' | 'filters' | 'columns' | 'dates'> &
	Partial<Pick<WatchedResource, 'pageSize' | 'createdTolerance' | 'settle'>>;

export const usualDates: WrittenDates = { zone: null, created: null, updated: null };
