import type { Change } from './table.ts';

/** A write that has been made but cannot be seen yet, as in a transaction that is still open. */
export interface PendingWrite {
	readonly entity: string;
	readonly id: number;
	readonly kind: 'insert' | 'update';
	readonly change: Change;
	/** When it can be seen, by the simulator's clock. */
	readonly visibleAt: number;
}

/** Writes that wait for their time. */
export class PendingWrites {
	private waiting: PendingWrite[] = [];

	get length(): number {
		return this.waiting.length;
	}

	copy(): PendingWrites {
		const copy = new PendingWrites();
		copy.waiting = [...this.waiting];
		return copy;
	}

	/** A second write to a row waits for the first, as it would for the row's lock. */
	add(write: PendingWrite): void {
		const visibleAt = Math.max(write.visibleAt, ...this.of(write.entity, write.id).map((other) => other.visibleAt));
		const place = this.waiting.findLastIndex((other) => other.visibleAt <= visibleAt) + 1;
		this.waiting.splice(place, 0, { ...write, visibleAt });
	}

	/** What waits for one row, in the order of writing. */
	of(entity: string, id: number): PendingWrite[] {
		return this.waiting.filter((write) => write.id === id && write.entity === entity);
	}

	/** Takes out what is due by `now`, in the order in which it becomes visible. */
	due(now: number): PendingWrite[] {
		const later = this.waiting.findIndex((write) => write.visibleAt > now);
		return this.waiting.splice(0, later < 0 ? this.waiting.length : later);
	}
}
