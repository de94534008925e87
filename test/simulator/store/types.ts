import type { Entity, EntityDefinition } from '../schema/entity.ts';
import type { StoredRecord } from './rows.ts';
import type { Fields } from './values.ts';

/** Stamps of a write: true moments, milliseconds since 1970, or null for a row that lacks one. What is left out comes from the simulator's clock. */
export interface Stamps {
	readonly created?: number | null;
	readonly updated?: number | null;
	/** The write cannot be seen before the simulator's clock has reached this, whatever its stamps say. */
	readonly visibleAt?: number;
}

/** A row of seed data; stamps are true moments. */
export interface SeedRow {
	readonly fields: Fields;
	readonly created: number;
	readonly updated: number;
}

/**
 * The data of a simulator, for tests in the same process. Entities are named as addressed (`company`), in any casing; ids are numbers. All methods throw an
 * Error with one sentence when an entity, a column or a row does not exist.
 */
export interface Store {
	/** Adds an entity, or replaces one together with its rows. */
	define(definition: EntityDefinition): void;
	entities(): readonly Entity[];
	/** Returns the new row's id: the next one, unless the id column is among the fields. */
	insert(entity: string, fields: Fields, stamps?: Stamps): number;
	/** Changes some fields. The updated stamp comes from the clock unless given; the created stamp stays unless given. */
	update(entity: string, id: number, fields: Fields, stamps?: Stamps): void;
	/** Marks a row as deleted, which Sage CRM does instead of taking it out. */
	remove(entity: string, id: number, stamps?: Stamps): void;
	/** The row as committed, deleted or not; undefined when there is none or it cannot be seen yet. */
	get(entity: string, id: number): StoredRecord | undefined;
	/** All rows that are not deleted, by ascending id. */
	all(entity: string): StoredRecord[];
	/** How many rows are not deleted. */
	count(entity: string): number;
	/** Inserts `n` rows in one transaction; `makeFields` and a function for `stamps` get 0 … n − 1. Returns the ids. */
	insertMany(
		entity: string,
		n: number,
		makeFields: (index: number) => Fields,
		stamps?: Stamps | ((index: number) => Stamps),
	): number[];
	/** A bulk edit with one stamp: rows by id, or by an SData `where` (empty: all). Returns how many rows were touched. */
	touchAll(entity: string, which: readonly number[] | string, stamps?: Stamps, fields?: Fields): number;
	/** How many writes cannot be seen yet. */
	pending(): number;
	/** Makes all of them visible now. */
	commitAll(): void;
}
