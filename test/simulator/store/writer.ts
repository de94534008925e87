import type { Clock } from '../clock.ts';
import type { LiveQuirks } from '../quirks/holder.ts';
import type { Catalogue } from './catalogue.ts';
import { PendingWrites } from './pending.ts';
import type { PendingWrite } from './pending.ts';
import type { Row } from './rows.ts';
import type { Change, Table } from './table.ts';
import type { Stamps } from './types.ts';

/** Writes rows, at once or late, and gives them the stamps that the quirks ask for. */
export class Writer {
	private readonly catalogue: Catalogue;
	private readonly clock: Clock;
	private readonly quirks: LiveQuirks;
	private waiting = new PendingWrites();

	constructor(catalogue: Catalogue, clock: Clock, quirks: LiveQuirks) {
		this.catalogue = catalogue;
		this.clock = clock;
		this.quirks = quirks;
	}

	/** How many writes cannot be seen yet. */
	get pending(): number {
		return this.waiting.length;
	}

	forget(): void {
		this.waiting = new PendingWrites();
	}

	insert(table: Table, id: number, cells: Change['cells'], stamps: Stamps): void {
		this.write(table, id, 'insert', { ...this.creationStamps(stamps), cells }, stamps);
	}

	update(table: Table, id: number, cells: Change['cells'], stamps: Stamps): void {
		this.write(table, id, 'update', { created: stamps.created, updated: this.updatedStamp(stamps), cells }, stamps);
	}

	remove(table: Table, id: number, stamps: Stamps): void {
		const touched = this.quirks.now.deleteTouchesUpdated || stamps.updated !== undefined;
		const updated = touched ? this.updatedStamp(stamps) : undefined;
		this.write(table, id, 'update', { created: stamps.created, updated, deleted: true, cells: new Map() }, stamps);
	}

	/** When a write with these stamps can be seen, by the simulator's clock. */
	visibleAt(stamps: Stamps): number {
		return stamps.visibleAt ?? this.clock.now() + this.quirks.now.lateCommitMs;
	}

	updatedStamp({ updated }: Stamps): number | null {
		return updated === undefined ? this.stampNow() : updated;
	}

	/** Makes visible what is due. */
	settle(now: number): void {
		if (this.waiting.length === 0) return;
		for (const write of this.waiting.due(now)) this.apply(write);
	}

	/** Undoes, if `inside` fails, what it left waiting. */
	guard<T>(inside: () => T): T {
		const before = this.waiting.copy();
		let complete = false;
		try {
			const result = inside();
			complete = true;
			return result;
		} finally {
			if (!complete) this.waiting = before;
		}
	}

	/** The row as it will be once everything written is visible; undefined when there is none. */
	peek(table: Table, id: number): Row | undefined {
		const blank: Row = { id, created: null, updated: null, deleted: false, cells: new Map() };
		return this.waiting.of(table.entity.name, id).reduce<Row | undefined>((row = blank, { change }) => {
			return {
				id,
				created: change.created === undefined ? row.created : change.created,
				updated: change.updated === undefined ? row.updated : change.updated,
				deleted: change.deleted ?? row.deleted,
				cells: new Map([...row.cells, ...change.cells]),
			};
		}, table.get(id));
	}

	private write(table: Table, id: number, kind: PendingWrite['kind'], change: Change, stamps: Stamps): void {
		const entity = table.entity.name;
		const write = { entity, id, kind, change, visibleAt: this.visibleAt(stamps) };
		if (write.visibleAt > this.clock.now() || this.waiting.of(entity, id).length > 0) this.waiting.add(write);
		else this.apply(write);
		if (this.quirks.now.childTouchesParent) this.touchParents(table, id, stamps);
	}

	private apply({ entity, id, kind, change }: PendingWrite): void {
		this.catalogue.table(entity)[kind](id, change);
	}

	private touchParents(table: Table, id: number, { updated, visibleAt }: Stamps): void {
		const { parents, byName } = table.entity;
		const row = parents.length > 0 ? this.peek(table, id) : undefined;
		for (const name of parents) {
			const target = byName.get(name.toLowerCase())?.target;
			const parentId = row?.cells.get(name.toLowerCase());
			if (target === undefined || typeof parentId !== 'number') continue;
			const parent = this.catalogue.table(target);
			if (this.peek(parent, parentId)) this.update(parent, parentId, new Map(), { updated, visibleAt });
		}
	}

	private creationStamps({ created, updated }: Stamps): Pick<Change, 'created' | 'updated'> {
		// One stamp given stands for both: a row that was created and not edited since.
		if (created !== undefined) return { created, updated: updated === undefined ? created : updated };
		if (updated !== undefined) return { created: updated, updated };
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
}
