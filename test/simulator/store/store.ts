import type { Clock } from '../clock.ts';
import type { LiveQuirks } from '../quirks/holder.ts';
import type { Entity, EntityDefinition } from '../schema/entity.ts';
import { parseWhere } from '../where/parse.ts';
import { always, toSql } from '../where/toSql.ts';
import type { Condition } from '../where/toSql.ts';
import { Catalogue } from './catalogue.ts';
import { splitFields } from './fields.ts';
import { toStoredRecord } from './rows.ts';
import type { Row, StoredRecord } from './rows.ts';
import type { Table } from './table.ts';
import type { SeedRow, Stamps, Store } from './types.ts';
import type { Cell, Fields } from './values.ts';
import { Writer } from './writer.ts';

export const notDeleted: Condition = { sql: 'deleted IS NULL', params: [] };
/** The user that the API and tests write as, unless a test says otherwise. */
const ownUser = 1;

/** The store, with what the rest of the simulator needs beside the tests' part of it. */
export class RecordStore implements Store {
	private readonly clock: Clock;
	private readonly quirks: LiveQuirks;
	private readonly catalogue: Catalogue;
	private readonly writer: Writer;

	constructor(clock: Clock, quirks: LiveQuirks) {
		this.clock = clock;
		this.quirks = quirks;
		this.catalogue = new Catalogue(quirks);
		this.writer = new Writer(this.catalogue, clock, quirks);
	}

	/** Forgets everything, the entities included. */
	clear(): void {
		this.catalogue.clear();
		this.writer.forget();
	}

	close(): void {
		this.catalogue.close();
	}

	define(definition: EntityDefinition): void {
		this.catalogue.define(definition);
	}

	entities(): readonly Entity[] {
		return this.catalogue.entities();
	}

	/** The entity of that name in any casing, or undefined. */
	entity(name: string): Entity | undefined {
		return this.catalogue.entity(name);
	}

	/** The rows of an entity as they can be seen now. */
	table(name: string): Table {
		this.writer.settle(this.clock.now());
		return this.catalogue.table(name);
	}

	insert(entity: string, fields: Fields, stamps: Stamps = {}): number {
		const table = this.table(entity);
		const { id: wanted, cells } = splitFields(table.entity, fields);
		if (wanted !== undefined && this.writer.peek(table, wanted)) {
			throw new Error(`${table.entity.title} ${wanted} exists already.`);
		}
		this.sign(table.entity, cells, 'createdby', 'updatedby');
		const id = table.reserveId(wanted);
		this.writer.insert(table, id, cells, stamps);
		return id;
	}

	update(entity: string, id: number, fields: Fields, stamps: Stamps = {}): void {
		const table = this.existing(entity, id);
		const { cells } = splitFields(table.entity, fields);
		this.sign(table.entity, cells, 'updatedby');
		this.writer.update(table, id, cells, stamps);
	}

	remove(entity: string, id: number, stamps: Stamps = {}): void {
		this.writer.remove(this.existing(entity, id), id, stamps);
	}

	get(entity: string, id: number): StoredRecord | undefined {
		const table = this.table(entity);
		const row = table.get(id);
		return row && toStoredRecord(row, table.entity);
	}

	all(entity: string): StoredRecord[] {
		const table = this.table(entity);
		return table.rows(table.ids(notDeleted, 'ORDER BY id')).map((row) => toStoredRecord(row, table.entity));
	}

	count(entity: string): number {
		return this.table(entity).count(notDeleted);
	}

	insertMany(
		entity: string,
		n: number,
		makeFields: (index: number) => Fields,
		stamps: Stamps | ((index: number) => Stamps) = {},
	): number[] {
		const stampsOf = typeof stamps === 'function' ? stamps : () => stamps;
		return this.transaction(() =>
			Array.from({ length: n }, (_, index) => this.insert(entity, makeFields(index), stampsOf(index))),
		);
	}

	touchAll(entity: string, which: readonly number[] | string, stamps: Stamps = {}, fields: Fields = {}): number {
		const table = this.table(entity);
		const condition = this.conditionFor(table.entity, which);
		if (this.writer.visibleAt(stamps) > this.clock.now() || this.writer.pending > 0) {
			// A row at a time: each has to wait, or to wait for what waits already.
			const ids = table.ids(condition, 'ORDER BY id');
			for (const id of ids) this.update(entity, id, fields, stamps);
			return ids.length;
		}
		const { cells } = splitFields(table.entity, fields);
		this.sign(table.entity, cells, 'updatedby');
		return table.updateWhere(condition, { created: stamps.created, updated: this.writer.updatedStamp(stamps), cells });
	}

	/** Puts in seed rows as they are: no quirk delays or changes them. */
	load(entity: string, rows: readonly SeedRow[]): void {
		const table = this.table(entity);
		this.catalogue.transaction(() => {
			for (const { fields, created, updated } of rows) {
				table.insert(table.reserveId(), { created, updated, cells: splitFields(table.entity, fields).cells });
			}
		});
	}

	pending(): number {
		this.settle();
		return this.writer.pending;
	}

	commitAll(): void {
		this.writer.settle(Infinity);
	}

	/** The row as it will be once everything written is visible; undefined when there is none. */
	peek(entity: string, id: number): Row | undefined {
		return this.writer.peek(this.table(entity), id);
	}

	/** All or nothing of what `inside` writes. */
	transaction<T>(inside: () => T): T {
		return this.writer.guard(() => this.catalogue.transaction(inside));
	}

	/** Makes visible what is due. */
	settle(): void {
		this.writer.settle(this.clock.now());
	}

	private existing(entity: string, id: number): Table {
		const table = this.table(entity);
		if (!this.writer.peek(table, id)) throw new Error(`There is no ${table.entity.title} ${id}.`);
		return table;
	}

	private sign(entity: Entity, cells: Map<string, Cell>, ...columns: Array<'createdby' | 'updatedby'>): void {
		for (const column of columns) {
			const name = `${entity.prefix.toLowerCase()}_${column}`;
			if (!cells.has(name)) cells.set(name, ownUser);
		}
	}

	private conditionFor(entity: Entity, which: readonly number[] | string): Condition {
		if (typeof which !== 'string') {
			return { sql: 'deleted IS NULL AND id IN (SELECT value FROM json_each(?))', params: [JSON.stringify(which)] };
		}
		const { operators } = this.quirks.now;
		const { sql, params } = which.trim() === '' ? always : toSql(parseWhere(which, operators), entity, this.quirks.now);
		return { sql: `deleted IS NULL AND (${sql})`, params };
	}
}
