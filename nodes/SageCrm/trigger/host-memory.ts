import type { NodeState } from './node-state';

/**
 * What one n8n process remembers of a trigger between two polls, beside what n8n saves.
 *
 * One of n8n's poll engines keeps the state nowhere when a poll found nothing. Without this such polls
 * would look at the same span again and again and never come to an end of it.
 */
interface Remembered {
	/** The revision of the state that was read from n8n when the polls without events began. */
	readonly readRevision: number;
	readonly state: NodeState;
}

/** Lives as long as the process; one entry a trigger. */
export class HostMemory {
	private readonly remembered = new Map<string, Remembered>();

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
	forget(trigger: string): void {
		this.remembered.delete(trigger);
	}
}
