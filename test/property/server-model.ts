import type { Clock, Newest, Page, PageQuery, RangeQuery, Version } from '../../nodes/shared/polling/index.ts';

/** Time in this model is in quarters of a second, so that stamps can be stored finer than they are shown. */
export type Quarter = number;
export const second = 4;

/** How one server of the model behaves, for a whole schedule. */
export interface ServerTraits {
	/** Rows in a page at the most, whatever was asked for. */
	readonly pageCap: number;
	readonly pageSize: number;
	/** By how much stamps run ahead of the server's `Date`, in seconds; negative: behind. */
	readonly stampSkew: number;
	/** By how much this machine's clock runs ahead of the real time, in seconds. */
	readonly localSkew: number;
	/** Whether stamps are stored finer than the whole seconds that are shown. */
	readonly finer: boolean;
	/** Whether shown stamps are rounded rather than cut off. */
	readonly rounds: boolean;
	readonly totals: 'right' | 'missing' | 'page';
	/** By how many seconds too early it has to be asked. */
	readonly coarse: number;
	/** Stamps from then on (seconds) are written as if it were that many seconds earlier, for as many: clocks put back in autumn. */
	readonly autumn: { readonly at: number; readonly by: number } | null;
	/** The same of the clock by which rows are compared and ordered, where that is another one. */
	readonly comparedAutumn: { readonly at: number; readonly by: number } | null;
	/** Whether created stamps are kept to itself. */
	readonly hidesCreated: boolean;
	/** Whether a deleted row stays to be seen, as changed. */
	readonly showsDeleted: boolean;
	/** Real time at first, in seconds. */
	readonly startsAt: number;
	/** Whether rows come in the order that is asked for. */
	readonly ordered: boolean;
	/** Whether answers carry a `Date`. */
	readonly tellsTime: boolean;
}

/** One version of a row; it can be seen from `visibleAt` on. Stamps are moments, not yet what is shown of them. */
export interface RowVersion {
	readonly number: number;
	readonly created: Quarter | null;
	readonly updated: Quarter | null;
	readonly writtenAt: Quarter;
	readonly visibleAt: Quarter;
	/** The row is marked as deleted. */
	readonly deletes?: true;
}

export interface Row {
	readonly id: number;
	readonly versions: RowVersion[];
	deleted: boolean;
}

/** Rows with stamps from the future that a source looks through at the start. */
const lookedThrough = 200;

/** A table on a server with clocks that may be wrong, changed while it is being read. */
export class ServerModel {
	readonly rows: Row[] = [];
	readonly traits: ServerTraits;
	/** How many rows are asked for, which a user may change. */
	pageSize: number;
	/** Which columns are read, which a user may change too. */
	columns = 1;
	/** Real time. */
	now: Quarter;
	/** What is added to real time to get the server's clock. */
	private clockError: Quarter = 0;

	constructor(traits: ServerTraits) {
		this.traits = traits;
		this.pageSize = traits.pageSize;
		this.now = traits.startsAt * second;
	}

	advance(quarters: Quarter): void {
		this.now += quarters;
	}

	/** Someone sets the server's clock: `Date` and new stamps jump together. */
	setClock(seconds: number): void {
		this.clockError += seconds * second;
	}

	insert(late: Quarter, stamps: { future?: number; withoutCreated?: boolean; withoutUpdated?: boolean } = {}): Row {
		const stamp = this.stamp() + (stamps.future ?? 0) * second;
		const withoutCreated = stamps.withoutCreated === true || this.traits.hidesCreated;
		const row: Row = { id: this.rows.length + 1, versions: [], deleted: false };
		row.versions.push({
			number: 1,
			created: withoutCreated ? null : stamp,
			updated: stamps.withoutUpdated === true && !withoutCreated ? null : stamp,
			writtenAt: this.now,
			visibleAt: this.now + late,
		});
		this.rows.push(row);
		return row;
	}

	/** Changes rows in one transaction; one that another transaction still holds is left out. */
	edit(rows: readonly Row[], late: Quarter): void {
		const stamp = this.stamp();
		for (const row of rows) {
			const last = row.versions.at(-1);
			if (row.deleted || last === undefined || last.deletes === true || last.visibleAt > this.now) continue;
			row.versions.push({
				number: last.number + 1,
				created: last.created,
				updated: stamp,
				writtenAt: this.now,
				visibleAt: this.now + late,
			});
		}
	}

	remove(row: Row): void {
		const last = row.versions.at(-1);
		if (last === undefined || last.deletes === true || last.visibleAt > this.now) return;
		if (!this.traits.showsDeleted) row.deleted = true;
		else {
			const number = last.number + 1;
			const at = { writtenAt: this.now, visibleAt: this.now };
			row.versions.push({ number, created: last.created, updated: this.stamp(), ...at, deletes: true });
		}
	}

	page({ from, after }: PageQuery): Page<RowVersion> {
		return this.range({ from, above: after, upTo: null });
	}

	/** Without an order rows come as it happens: here the newest first, every third of them last. */
	range({ from, above, upTo }: RangeQuery): Page<RowVersion> {
		const { pageCap, totals, rounds, ordered, coarse } = this.traits;
		// A source that knows that its server rounds has to ask a second earlier.
		const bound = from === null ? null : this.written((from - (rounds ? 1 : 0)) * second) - coarse * second;
		const matching = this.visible().filter(
			({ row, version }) =>
				row.id > above && row.id <= (upTo ?? Infinity) && (bound === null || this.isFrom(version, bound)),
		);
		if (!ordered)
			matching.sort((a, b) => (a.row.id % 3 === 0 ? 1 : 0) - (b.row.id % 3 === 0 ? 1 : 0) || b.row.id - a.row.id);
		const rows = matching.slice(0, Math.min(this.pageSize, pageCap));
		return {
			versions: rows.map(({ row, version }) => this.show(row, version)),
			total: totals === 'missing' ? null : totals === 'page' ? rows.length : matching.length,
			clock: this.clock(),
		};
	}

	newest(isFromFuture: (stamp: number, clock: Clock) => boolean): Newest {
		const all = this.visible();
		const size = Math.min(this.pageSize, this.traits.pageCap);
		const downToNow = (stampOf: (version: RowVersion) => Quarter | null) => {
			const written = (version: RowVersion) => this.written(stampOf(version) ?? -1);
			const sorted = [...all].sort((a, b) => written(b.version) - written(a.version));
			const isAhead = (version: RowVersion) => isFromFuture(this.shown(stampOf(version)) ?? 0, this.clock());
			const present = sorted.findIndex(({ version }) => !isAhead(version));
			const pages = present < 0 ? Infinity : Math.floor(present / size) + 1;
			return sorted.slice(0, Math.min(pages * size, lookedThrough));
		};
		const lists = [downToNow(({ updated }) => updated), downToNow(({ created }) => created)] as const;
		return {
			versions: lists.flatMap((list) => list.map(({ row, version }) => this.show(row, version))),
			// A row that lacks the stamp comes after all that have it.
			complete: all.every(({ row, version }) =>
				version.updated !== null
					? lists[0].some((seen) => seen.row === row)
					: version.created === null || lists[1].some((seen) => seen.row === row),
			),
			totalsProven: this.traits.totals === 'right' && size < all.length,
			clock: this.clock(),
		};
	}

	/** The stamp as it is shown, in seconds. */
	shown(stamp: Quarter | null): number | null {
		if (stamp === null) return null;
		const whole = this.traits.rounds ? Math.round(stamp / second) : Math.floor(stamp / second);
		return this.written(whole * second) / second;
	}

	/** What a reader could see now. */
	visible(): Array<{ row: Row; version: RowVersion; stamp: number }> {
		return this.rows.flatMap((row) => {
			const version = row.deleted ? undefined : row.versions.findLast(({ visibleAt }) => visibleAt <= this.now);
			if (version === undefined) return [];
			return [{ row, version, stamp: this.shown(version.updated ?? version.created) ?? 0 }];
		});
	}

	private show(row: Row, version: RowVersion): Version<RowVersion> {
		return {
			id: row.id,
			created: this.shown(version.created),
			updated: this.shown(version.updated),
			digest: `c${this.columns}v${version.number}`,
			payload: version,
		};
	}

	/** What a row written now is stamped with. */
	stamp(): Quarter {
		const stamp = this.serverTime + this.traits.stampSkew * second;
		return this.traits.finer ? stamp : Math.floor(stamp / second) * second;
	}

	/** Seconds between the two moments that are written like this one. */
	ambiguity(stamp: number): number {
		return ambiguityOf(stamp, this.traits.autumn);
	}

	/** Whether dates written now, or that many seconds ago, can be mistaken for others, here or by the server. */
	isAutumn(ago: number): boolean {
		const now = Math.floor(this.serverTime / second) + this.traits.stampSkew;
		const { autumn, comparedAutumn } = this.traits;
		return [now, now - ago].some((at) => ambiguityOf(at, autumn) > 0 || ambiguityOf(at, comparedAutumn) > 0);
	}

	private written(stamp: Quarter): Quarter {
		const { autumn } = this.traits;
		if (autumn === null || stamp < autumn.at * second || stamp >= (autumn.at + autumn.by) * second) return stamp;
		return stamp - autumn.by * second;
	}

	private isFrom({ created, updated }: RowVersion, from: Quarter): boolean {
		return [updated, created].some((stamp) => stamp !== null && this.written(stamp) >= from);
	}

	/** What the server's clock shows, and this machine's. */
	get serverTime(): Quarter {
		return this.now + this.clockError;
	}

	get localTime(): Quarter {
		return this.now + this.traits.localSkew * second;
	}

	private clock(): Clock {
		return {
			server: this.traits.tellsTime ? Math.floor(this.serverTime / second) : null,
			local: Math.floor(this.localTime / second),
			elapsed: 0,
		};
	}
}

function ambiguityOf(stamp: number, autumn: ServerTraits['autumn']): number {
	return autumn !== null && stamp >= autumn.at - autumn.by && stamp < autumn.at + autumn.by ? autumn.by : 0;
}
