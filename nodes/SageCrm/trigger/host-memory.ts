import type { NodeState } from './node-state';

/** What polls without events have come to. */
interface Remembered {
	/** The revision of the state that was read from n8n when the polls without events began. */
	readonly readRevision: number;
	readonly state: NodeState;
}

/** A poll with events: n8n saves its state when it starts the execution. */
interface HandedOver {
	readonly readRevision: number;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** Milliseconds in which n8n has saved a state, or will not any more. */
const savingMs = 10_000;

/**
 * What one n8n process remembers of its triggers between two polls, beside what n8n saves.
 *
 * One of n8n's poll engines keeps the state nowhere when a poll found nothing: without this such polls
 * would look at the same span again and again and never come to an end of it. And it saves the state of
 * a poll with events without waiting: after a restart it makes up for several polls at once, and the
 * second reads the state from before the first (seen on 2.41.1).
 */
export class HostMemory {
	private readonly remembered = new Map<string, Remembered>();
	private readonly handedOver = new Map<string, HandedOver>();

	/** The state to go on from: the remembered one if it was worked out from the very one that n8n has now. */
	resume(trigger: string, read: NodeState): NodeState {
		const known = this.remembered.get(trigger);
		return known !== undefined && known.readRevision === read.revision && known.state.revision > read.revision
			? known.state
			: read;
	}

	/** After a poll without events. */
	keep(trigger: string, read: NodeState, next: NodeState): void {
		this.remembered.set(trigger, { readRevision: read.revision, state: next });
	}

	/** After a poll with events: whether they and the state were saved is now for n8n to say. */
	handOver(trigger: string, read: NodeState, now: number): void {
		this.remembered.delete(trigger);
		this.handedOver.set(trigger, { readRevision: read.revision, at: now });
	}

	/**
	 * Whether the state that n8n has now is probably one that it is about to replace. A poll from it would
	 * repeat events; if it is still the same after a while, the execution was never started and has to be.
	 */
	isBeingSaved(trigger: string, read: NodeState, now: number): boolean {
		const last = this.handedOver.get(trigger);
		return last !== undefined && last.readRevision === read.revision && now < last.at + savingMs;
	}
}
