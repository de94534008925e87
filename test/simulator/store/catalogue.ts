/* eslint-disable @n8n/community-nodes/no-restricted-imports -- rows lie in Node's own SQLite; nothing of this is published */
import { DatabaseSync } from 'node:sqlite';
import type { LiveQuirks } from '../quirks/holder.ts';
import { completeEntity } from '../schema/entity.ts';
import type { Entity, EntityDefinition } from '../schema/entity.ts';
import { comparedZone, toStored } from '../stamps.ts';
import { Table } from './table.ts';

/** The database in memory, and its tables by entity. */
export class Catalogue {
	private readonly quirks: LiveQuirks;
	private readonly tables = new Map<string, Table>();
	private db: DatabaseSync;
	private storage: string;

	constructor(quirks: LiveQuirks) {
		this.quirks = quirks;
		this.db = this.open();
		this.storage = this.storageQuirks();
		quirks.onChange(() => this.followStorageQuirks());
	}

	/** Forgets everything, the entities included. */
	clear(): void {
		this.tables.clear();
		this.close();
		this.db = this.open();
	}

	close(): void {
		if (this.db.isOpen) this.db.close();
	}

	/** Adds an entity, or replaces one together with its rows. */
	define(definition: EntityDefinition): void {
		const entity = completeEntity(definition);
		this.db.exec(`DROP TABLE IF EXISTS "${entity.table}"`);
		const table = new Table(this.db, entity, (moment) => toStored(moment, this.quirks.now));
		this.tables.set(entity.name.toLowerCase(), table);
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
		return table;
	}

	/** Runs in one transaction, so that many rows are quick and a failure leaves none. */
	transaction<T>(inside: () => T): T {
		if (this.db.isTransaction) return inside();
		let complete = false;
		this.db.exec('BEGIN');
		try {
			const result = inside();
			complete = true;
			return result;
		} finally {
			this.db.exec(complete ? 'COMMIT' : 'ROLLBACK');
			if (!complete) for (const table of this.tables.values()) table.changes.startEra();
		}
	}

	private open(): DatabaseSync {
		const db = new DatabaseSync(':memory:');
		db.function('stored_stamp', (moment) => (typeof moment === 'number' ? toStored(moment, this.quirks.now) : null));
		return db;
	}

	/** The quirks on which it depends what the database holds for a moment. */
	private storageQuirks(): string {
		const { subSecondStorage, stampRounding } = this.quirks.now;
		return JSON.stringify([comparedZone(this.quirks.now), subSecondStorage, stampRounding]);
	}

	private followStorageQuirks(): void {
		const storage = this.storageQuirks();
		if (storage === this.storage) return;
		this.storage = storage;
		for (const table of this.tables.values()) table.restamp('stored_stamp');
	}
}
