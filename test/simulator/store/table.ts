/* eslint-disable @n8n/community-nodes/no-restricted-imports -- rows lie in Node's own SQLite; nothing of this is published */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Entity } from '../schema/entity.ts';
import { always } from '../where/toSql.ts';
import type { Condition } from '../where/toSql.ts';
import { createChangeLog } from './changes.ts';
import { IdSets } from './idSets.ts';
import { numberOf, rowReader } from './rows.ts';
import type { Row } from './rows.ts';
import { createTableSql } from './tables.ts';
import type { Cell } from './values.ts';

/** What a write sets. Stamps are true moments; a stamp left out stays as it is. Cells are by column name in lower case. */
export interface Change {
	readonly created?: number | null;
	readonly updated?: number | null;
	readonly deleted?: boolean;
	readonly cells: ReadonlyMap<string, Cell>;
}

/** One entity's rows, as committed. */
export class Table {
	readonly entity: Entity;
	readonly sets: IdSets;
	readonly changes = createChangeLog();
	private readonly db: DatabaseSync;
	private readonly stored: (moment: number) => number;
	private readonly inserts = new Map<string, StatementSync>();
	private readonly statements = new Map<string, StatementSync>();
	private readonly read: ReturnType<typeof rowReader>;
	private lastId = 0;

	/** `stored` gives what the database holds for a true moment. */
	constructor(db: DatabaseSync, entity: Entity, stored: (moment: number) => number) {
		this.db = db;
		this.entity = entity;
		this.stored = stored;
		this.read = rowReader(entity);
		this.db.exec(createTableSql(entity));
		this.sets = new IdSets(db, entity.table, this.changes);
	}

	/** The next id, or the given one; ids count up and are never used again. */
	reserveId(wanted?: number): number {
		const id = wanted ?? this.lastId + 1;
		this.lastId = Math.max(this.lastId, id);
		return id;
	}

	insert(id: number, { created = null, updated = null, deleted = false, cells }: Change): void {
		const names = [...cells.keys()];
		// Looked up by the short list of names: a million texts of SQL would take longer to build than to run.
		const key = names.join();
		const statement = this.inserts.get(key) ?? this.prepareInsert(names);
		this.inserts.set(key, statement);
		const stamps = [
			created === null ? null : this.stored(created),
			created,
			updated === null ? null : this.stored(updated),
			updated,
		];
		statement.run(id, ...stamps, deleted ? 1 : null, ...cells.values());
		this.changes.note(id);
	}

	update(id: number, change: Change): void {
		const values = this.assignments(change);
		if (values.length === 0) return;
		const sql = `UPDATE "${this.entity.table}" SET ${values.map(([name]) => `${name} = ?`).join(', ')} WHERE id = ?`;
		this.statement(sql).run(...values.map(([, value]) => value), id);
		this.changes.note(id);
	}

	/** Sets the same on every row that meets the condition; returns how many there were. */
	updateWhere(condition: Condition, change: Change): number {
		const values = this.assignments(change);
		if (values.length === 0) return 0;
		const sql = `UPDATE "${this.entity.table}" SET ${values.map(([name]) => `${name} = ?`).join(', ')} WHERE ${condition.sql}`;
		const { changes } = this.statement(sql).run(...values.map(([, value]) => value), ...condition.params);
		this.changes.startEra();
		return Number(changes);
	}

	get(id: number): Row | undefined {
		const found = this.statement(`SELECT * FROM "${this.entity.table}" WHERE id = ?`).get(id);
		return found && this.read(found);
	}

	/** Rows in the order of `ids`; ids without a row are passed over. */
	rows(ids: readonly number[]): Row[] {
		const sql = `SELECT * FROM "${this.entity.table}" WHERE id IN (SELECT value FROM json_each(?))`;
		const found = new Map(
			this.statement(sql)
				.all(JSON.stringify(ids))
				.map((output) => [numberOf(output.id), output]),
		);
		return ids.flatMap((id) => {
			const output = found.get(id);
			return output ? [this.read(output)] : [];
		});
	}

	/** Ids by SQL, for what `sets` cannot answer: other orders, and narrow ranges. */
	ids(condition: Condition, tail: string, ...tailParams: number[]): number[] {
		const sql = `SELECT id FROM "${this.entity.table}" WHERE ${condition.sql} ${tail}`;
		return this.statement(sql)
			.all(...condition.params, ...tailParams)
			.map((output) => numberOf(output.id) ?? 0);
	}

	count(condition: Condition = always): number {
		return this.sets.find(condition).length;
	}

	/** Derives the stored stamps anew, after a quirk changed how moments are stored. `function` is the SQL name of that rule. */
	restamp(rule: string): void {
		this.db.exec(`UPDATE "${this.entity.table}" SET created = ${rule}(created_true), updated = ${rule}(updated_true)`);
		this.changes.startEra();
	}

	private prepareInsert(names: readonly string[]): StatementSync {
		const columns = [
			'id',
			'created',
			'created_true',
			'updated',
			'updated_true',
			'deleted',
			...names.map((name) => `"f_${name}"`),
		];
		return this.db.prepare(
			`INSERT INTO "${this.entity.table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
		);
	}

	private assignments(change: Change): Array<readonly [string, Cell]> {
		const values: Array<readonly [string, Cell]> = [];
		for (const role of ['created', 'updated'] as const) {
			const moment = change[role];
			if (moment === undefined) continue;
			values.push([role, moment === null ? null : this.stored(moment)], [`${role}_true`, moment]);
		}
		if (change.deleted !== undefined) values.push(['deleted', change.deleted ? 1 : null]);
		for (const [name, cell] of change.cells) values.push([`"f_${name}"`, cell]);
		return values;
	}

	private statement(sql: string): StatementSync {
		const known = this.statements.get(sql);
		if (known) return known;
		// Long lists of values make ever new texts; there is no use in keeping all of them.
		if (this.statements.size > 200) this.statements.clear();
		const statement = this.db.prepare(sql);
		this.statements.set(sql, statement);
		return statement;
	}
}
