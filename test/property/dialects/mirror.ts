import type { Fields, Stamps, Store } from '../../simulator/index.ts';
import type { Quarter, Row, RowVersion, ServerModel } from '../server-model.ts';

const table = 'company';

/** Keeps a simulator's table at what can be seen of the model's. */
export class Mirror {
	private readonly model: ServerModel;
	private readonly store: Store;
	/** The version of each row that was written last. */
	private readonly written = new Map<number, number>();

	constructor(model: ServerModel, store: Store) {
		this.model = model;
		this.store = store;
	}

	catchUp(): void {
		for (const { row, version } of this.model.visible()) {
			const before = this.written.get(row.id);
			if (before !== version.number) this.write(row, version, before === undefined);
		}
		for (const { id, deleted } of this.model.rows) {
			if (deleted && this.written.delete(id)) this.store.remove(table, id);
		}
	}

	private write({ id, versions }: Row, version: RowVersion, isNew: boolean): void {
		// A server that hides the date of creation has one all the same.
		const created = version.created ?? (this.model.traits.hidesCreated ? versions[0]?.updated : null) ?? null;
		// Where stamps are stored finer than shown, hardly any falls on a whole second.
		const fraction = this.model.traits.finer ? 37 : 0;
		const ms = (stamp: Quarter | null) => (stamp === null ? null : stamp * 250 + fraction);
		const stamps: Stamps = { created: ms(created), updated: ms(version.updated), visibleAt: 0 };
		const fields: Fields = { Comp_Name: `Version ${version.number}` };
		if (isNew) this.store.insert(table, { Comp_CompanyId: id, ...fields }, stamps);
		else this.store.update(table, id, fields, stamps);
		if (version.deletes === true) this.store.remove(table, id, stamps);
		this.written.set(id, version.number);
	}
}

/** The number that `write` has put into a record's name. */
export function versionOf(name: unknown): number {
	return Number(/^Version (\d+)$/.exec(String(name))?.[1]);
}
