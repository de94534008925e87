import type { Change } from '../../nodes/shared/polling/index.ts';
import { second, type Quarter, type Row, type RowVersion, type ServerModel } from './server-model.ts';

/** A promise that was not kept; the message says which and for what. */
export class Broken extends Error {}

interface Told {
	/** Number of the last version delivered. */
	readonly version: number;
	/** That version may come once more: a clock had been corrected. */
	readonly mayRepeat: boolean;
	/** Other columns are read since: a second version with the same stamp cannot be told apart. */
	readonly stampOnly: boolean;
}

/** What was in the table before the start, by rows: the versions that nobody has to be told of. */
export interface Before {
	/** Versions written before then are no news; those just about then may or may not be. */
	readonly startedAt: Quarter;
	/** With a start in the past: versions shown with this stamp (seconds) or a later one are news. */
	readonly newsFrom: number | null;
	/**
	 * Versions shown with a later stamp were from the future and more than the ledger holds: they may
	 * come as news, which is preferred to losing what changes until then. Infinity where there is room.
	 */
	readonly tooFarAhead: number;
	/** What a row written at the start was stamped with. A later one with no later stamp, by a clock set back just then, may count as before. */
	readonly stampedUpTo: number;
}

/** Knows what has to be delivered, and holds what was delivered against it. */
export class Oracle {
	private told = new Map<number, Told>();
	private readonly model: ServerModel;
	private readonly before: Before;
	private repeatsAfter = Infinity;

	constructor(model: ServerModel, before: Before) {
		this.model = model;
		this.before = before;
	}

	/** For a host that goes back to an older copy of the state: what was told since then is as if untold. */
	copy(): ReadonlyMap<number, Told> {
		return new Map(this.told);
	}

	restore(copy: ReadonlyMap<number, Told>): void {
		this.told = new Map(copy);
	}

	/** The watermark went back: what was told in between may come once more. */
	allowRepeats(after: number): void {
		this.repeatsAfter = Math.min(this.repeatsAfter, after);
		for (const [id, told] of this.told) {
			const version = this.row(id).versions[told.version - 1];
			if (version !== undefined && this.stampOf(version) > after) this.told.set(id, { ...told, mayRepeat: true });
		}
	}

	/** From now on other columns are read. */
	changeColumns(): void {
		for (const [id, told] of this.told) this.told.set(id, { ...told, stampOnly: true });
	}

	take(changes: ReadonlyArray<Change<RowVersion>>): void {
		const ids = new Set<number>();
		for (const { kind, version } of changes) {
			const { id, payload } = version;
			if (ids.has(id)) throw new Broken(`Row ${id} came twice in one poll.`);
			ids.add(id);
			const told = this.told.get(id);
			if (told !== undefined && payload.number < told.version) {
				throw new Broken(`Row ${id}: version ${payload.number} came after version ${told.version}.`);
			}
			if (told !== undefined && payload.number === told.version && !told.mayRepeat) {
				throw new Broken(`Row ${id}: version ${payload.number} came twice (${kind}).`);
			}
			if (told === undefined && this.wasThere(payload)) {
				throw new Broken(`Row ${id}: version ${payload.number} was there before the start.`);
			}
			this.checkKind(this.row(id), payload, kind, told);
			this.told.set(id, { version: payload.number, mayRepeat: false, stampOnly: false });
		}
	}

	/** When everything has come to rest: the final version of every row that is left was told. */
	checkComplete(): void {
		for (const row of this.model.rows) {
			const last = row.versions.at(-1);
			if (row.deleted || last === undefined || this.isOpen(last) || this.wasThere(last)) continue;
			const told = this.told.get(row.id);
			if (told !== undefined && this.isLikeTold(row, told, last)) continue;
			if (told?.version !== last.number) {
				throw new Broken(
					`Row ${row.id}: version ${last.number} (stamped ${this.stampOf(last)}) was missed, told was ${told?.version ?? 'none'}.`,
				);
			}
		}
	}

	private isLikeTold(row: Row, { version, stampOnly }: Told, last: RowVersion): boolean {
		const known = row.versions[version - 1];
		return stampOnly && known !== undefined && this.stampOf(known) === this.stampOf(last);
	}

	private checkKind(row: Row, version: RowVersion, kind: Change<unknown>['kind'], told: Told | undefined): void {
		const first = row.versions[0];
		// Without a created stamp, or with one that a wrong clock set later than the updated one, nobody can know.
		if (first === undefined || version.created === null || told?.mayRepeat === true) return;
		const shown = row.versions.map(({ created, updated }) => [this.model.shown(created), this.model.shown(updated)]);
		if (shown.some(([created, updated]) => (created ?? 0) > (updated ?? Infinity))) return;
		if (this.isOpen(first) || row.versions.some((any) => any.writtenAt <= this.before.startedAt && this.isOpen(any)))
			return;
		const expected = told === undefined && !this.wasThere(first) ? 'created' : 'updated';
		if (kind !== expected) {
			throw new Broken(`Row ${row.id}: version ${version.number} came as ${kind}, it was ${expected}.`);
		}
	}

	/** No news: it was there before the start. */
	private wasThere(version: RowVersion): boolean {
		if (this.isOpen(version)) return false;
		if (this.before.newsFrom !== null && this.stampOf(version) >= this.before.newsFrom) return false;
		return version.writtenAt < this.before.startedAt;
	}

	/** Written about when the first poll looked, or not yet visible then: it may count as before or after. */
	private isOpen(version: RowVersion): boolean {
		const { writtenAt, visibleAt } = version;
		const { startedAt, tooFarAhead, stampedUpTo } = this.before;
		if (
			writtenAt >= startedAt &&
			this.stampOf(version) <= (this.before.newsFrom === null ? stampedUpTo : this.before.newsFrom - 1)
		)
			return true;
		const about = writtenAt >= startedAt - 2 * second && writtenAt <= startedAt + 2 * second;
		const ahead = writtenAt <= startedAt && this.stampOf(version) > Math.min(tooFarAhead, this.repeatsAfter);
		return about || ahead || (writtenAt <= startedAt && visibleAt > startedAt);
	}

	private row(id: number): Row {
		const row = this.model.rows[id - 1];
		if (row === undefined) throw new Broken(`Row ${id} does not exist.`);
		return row;
	}

	private stampOf({ created, updated }: RowVersion): number {
		return this.model.shown(updated ?? created) ?? 0;
	}
}
