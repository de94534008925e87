/* eslint-disable @n8n/community-nodes/no-restricted-imports -- rows lie in Node's own SQLite; nothing of this is published */
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { LiveQuirks } from '../quirks/holder.ts';
import { completeEntity } from '../schema/entity.ts';
import type { Entity, EntityDefinition } from '../schema/entity.ts';
import { comparedZone, toStored } from '../stamps.ts';
import { parseWhere } from '../where/parse.ts';
import { always, toSql } from '../where/toSql.ts';
import type { Condition } from '../where/toSql.ts';
import { splitFields } from './fields.ts';
import { PendingWrites } from './pending.ts';
import type { PendingWrite } from './pending.ts';
import { toStoredRecord } from './rows.ts';
import type { Row, StoredRecord } from './rows.ts';
import { Table } from './table.ts';
import type { Change } from './table.ts';
import type { Stamps, Store } from './types.ts';
import type { Fields } from './values.ts';

/** A row of seed data; stamps are true moments. */
export interface SeedRow {
	readonly fields: Fields;
	readonly created: number;
	readonly updated: number;
}

export const notDeleted: Condition = { sql: 'deleted IS NULL', params: [] };
/** The user that API and tests write as, unless a test says otherwise. */
const ownUser = 1;

/** The store, with what the rest of the simulator needs beside the tests' part of it. */
export class RecordStore implements Store {
	private readonly clock: Clock;
	private readonly quirks: LiveQuirks;
	private readonly tables = new Map<string, Table>();
	private waiting = new PendingWrites();
	private db = new DatabaseSync(':memory:');
	private storage = '';

	constructor(clock: Clock, quirks: LiveQuirks) {
		this.clock = clock;
		this.quirks = quirks;
		quirks.onChange(() => this.followStorageQuirks());
		this.clear();
	}

	/** Forgets everything, the entities included. */
	clear(): void {
		if (this.db.isOpen) this.db.close();
		this.db = new DatabaseSync(':memory:');
		this.db.function('stored_stamp', (moment) =>
			typeof moment === 'number' ? toStored(moment, this.quirks.now) : null,
		);
		this.tables.clear();
		this.waiting = new PendingWrites();
		this.storage = this.storageQuirks();
	}

	close(): void {
		if (this.db.isOpen) this.db.close();
	}

	define(definition: EntityDefinition): void {
		const entity = completeEntity(definition);
		this.db.exec(`DROP TABLE IF EXISTS "${entity.table}"`);
		this.tables.set(
			entity.name.toLowerCase(),
			new Table(this.db, entity, (moment) => toStored(moment, this.quirks.now)),
		);
	}

	entities(): readonly Entity[] {
		return [...this.tables.values()].map((table) => table.entity);
	}

	/** The entity of that name in any casing, or undefined. */
	entity(name: string): Entity | undefined {
		return this.tables.get(name.toLowerCase())?.entity;
	}

	table(name: string): Table {
		const table = this.tables.get(name.toLowerCase());
		if (!table) throw new Error(`There is no entity "${name}".`);
		this.settle();
		return table;
	}

	insert(entity: string, fields: Fields, stamps: Stamps = {}): number {
		const table = this.table(entity);
		const { id: wanted, cells } = splitFields(table.entity, fields);
		if (wanted !== undefined && this.peek(entity, wanted))
			throw new Error(`${table.entity.title} ${wanted} exists already.`);
		const prefix = table.entity.prefix.toLowerCase();
		for (const name of [`${prefix}_createdby`, `${prefix}_updatedby`]) if (!cells.has(name)) cells.set(name, ownUser);
		const id = table.reserveId(wanted);
		this.write(table, { id, kind: 'insert', change: { ...this.creationStamps(stamps), cells } }, stamps);
		return id;
	}

	update(entity: string, id: number, fields: Fields, stamps: Stamps = {}): void {
		const table = this.existing(entity, id);
		const { cells } = splitFields(table.entity, fields);
		const updated = stamps.updated === undefined ? this.stampNow() : stamps.updated;
		const updatedBy = `${table.entity.prefix.toLowerCase()}_updatedby`;
		if (!cells.has(updatedBy)) cells.set(updatedBy, ownUser);
		this.write(table, { id, kind: 'update', change: { created: stamps.created, updated, cells } }, stamps);
	}

	remove(entity: string, id: number, stamps: Stamps = {}): void {
		const table = this.existing(entity, id);
		const touched = this.quirks.now.deleteTouchesUpdated ? this.stampNow() : undefined;
		const updated = stamps.updated === undefined ? touched : stamps.updated;
		this.write(
			table,
			{ id, kind: 'update', change: { created: stamps.created, updated, deleted: true, cells: new Map() } },
			stamps,
		);
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
		return this.transaction(() =>
			Array.from({ length: n }, (_, index) =>
				this.insert(entity, makeFields(index), typeof stamps === 'function' ? stamps(index) : stamps),
			),
		);
	}

	touchAll(entity: string, which: readonly number[] | string, stamps: Stamps = {}, fields: Fields = {}): number {
		const table = this.table(entity);
		const condition = this.conditionFor(table.entity, which);
		const late = (stamps.visibleAt ?? 0) > this.clock.now() || this.quirks.now.lateCommitMs > 0;
		if (late) {
			const ids = table.ids(condition, 'ORDER BY id');
			for (const id of ids) this.update(entity, id, fields, stamps);
			return ids.length;
		}
		const updated = stamps.updated === undefined ? this.stampNow() : stamps.updated;
		return table.updateWhere(condition, {
			created: stamps.created,
			updated,
			cells: splitFields(table.entity, fields).cells,
		});
	}

	/** Puts in seed rows as they are: no quirk delays or changes them. */
	load(entity: string, rows: readonly SeedRow[]): void {
		const table = this.table(entity);
		this.transaction(() => {
			for (const { fields, created, updated } of rows) {
				table.insert(table.reserveId(), { created, updated, cells: splitFields(table.entity, fields).cells });
			}
		});
	}

	pending(): number {
		this.settle();
		return this.waiting.length;
	}

	commitAll(): void {
		this.settle(Infinity);
	}

	/** The row as it will be once everything written is visible; undefined when there is none. */
	peek(entity: string, id: number): Row | undefined {
		const table = this.table(entity);
		const committed = table.get(id);
		return this.waiting.of(table.entity.name, id).reduce<Row | undefined>((row, { change }) => {
			const base = row ?? { id, created: null, updated: null, deleted: false, cells: new Map() };
			return {
				id,
				created: change.created === undefined ? base.created : change.created,
				updated: change.updated === undefined ? base.updated : change.updated,
				deleted: change.deleted ?? base.deleted,
				cells: new Map([...base.cells, ...change.cells]),
			};
		}, committed);
	}

	/** Runs in one transaction, so that many rows are quick and a failure leaves none. */
	transaction<T>(inside: () => T): T {
		if (this.db.isTransaction) return inside();
		this.db.exec('BEGIN');
		try {
			const result = inside();
			this.db.exec('COMMIT');
			return result;
		} catch (error) {
			this.db.exec('ROLLBACK');
			for (const table of this.tables.values()) table.changes.startEra();
			throw error;
		}
	}

	/** Makes visible what is due. */
	settle(now = this.clock.now()): void {
		if (this.waiting.length === 0) return;
		for (const write of this.waiting.due(now)) this.apply(write);
	}

	private write(table: Table, write: Omit<PendingWrite, 'entity' | 'visibleAt'>, stamps: Stamps): void {
		const now = this.clock.now();
		const visibleAt = stamps.visibleAt ?? now + this.quirks.now.lateCommitMs;
		const complete = { ...write, entity: table.entity.name, visibleAt };
		if (visibleAt > now || this.waiting.of(table.entity.name, write.id).length > 0) this.waiting.add(complete);
		else this.apply(complete);
		if (this.quirks.now.childTouchesParent) this.touchParents(table.entity, write.id, stamps);
	}

	private apply({ entity, id, kind, change }: PendingWrite): void {
		this.tables.get(entity.toLowerCase())?.[kind](id, change);
	}

	private touchParents(entity: Entity, id: number, stamps: Stamps): void {
		const row = entity.parents.length > 0 ? this.peek(entity.name, id) : undefined;
		for (const name of entity.parents) {
			const target = entity.byName.get(name.toLowerCase())?.target;
			const parent = row?.cells.get(name.toLowerCase());
			if (target === undefined || typeof parent !== 'number' || !this.peek(target, parent)) continue;
			this.update(target, parent, {}, { updated: stamps.updated, visibleAt: stamps.visibleAt });
		}
	}

	private creationStamps({ created, updated }: Stamps): Pick<Change, 'created' | 'updated'> {
		if (created !== undefined || updated !== undefined) {
			return { created: created === undefined ? updated : created, updated: updated === undefined ? created : updated };
		}
		const now = this.stampNow();
		const given = this.quirks.now.createStamps;
		return {
			created: given === 'both' || given === 'createdOnly' ? now : null,
			updated: given === 'both' || given === 'updatedOnly' ? now : null,
		};
	}

	private stampNow(): number {
		return this.clock.now() + this.quirks.now.stampOffsetMs;
	}

	private existing(entity: string, id: number): Table {
		const table = this.table(entity);
		if (!this.peek(entity, id)) throw new Error(`There is no ${table.entity.title} ${id}.`);
		return table;
	}

	private conditionFor(entity: Entity, which: readonly number[] | string): Condition {
		if (typeof which !== 'string')
			return { sql: 'deleted IS NULL AND id IN (SELECT value FROM json_each(?))', params: [JSON.stringify(which)] };
		const { operators } = this.quirks.now;
		const { sql, params } = which.trim() === '' ? always : toSql(parseWhere(which, operators), entity, this.quirks.now);
		return { sql: `deleted IS NULL AND (${sql})`, params };
	}

	private storageQuirks(): string {
		const now = this.quirks.now;
		return JSON.stringify([comparedZone(now), now.subSecondStorage, now.stampRounding]);
	}

	private followStorageQuirks(): void {
		const storage = this.storageQuirks();
		if (storage === this.storage) return;
		this.storage = storage;
		for (const table of this.tables.values()) table.restamp('stored_stamp');
	}
}
