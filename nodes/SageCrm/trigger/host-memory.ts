import type { NodeState } from './node-state';
import type { Occasion } from './occasion';

/** What this process knows of one trigger's state. */
interface Known {
	/** The highest revision that n8n was seen to have saved. */
	readonly saved: number;
	/** The newest state behind which no events are missing: read from n8n, or worked out from that by polls without events. */
	readonly state: NodeState;
	/** The last poll with events, until n8n is seen to have saved what it led to. */
	readonly handedOver: HandedOver | null;
}

interface HandedOver {
	readonly state: NodeState;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** In which a state that is committed together with an execution is there, or will never be; milliseconds. */
const committingMs = 10_000;

/** How a state was read. */
export interface Reading {
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly occasion: Occasion;
	/** Whether n8n saves it apart from executions, as it does but for durable cursors. */
	readonly savedApart: boolean;
}

/**
 * What one n8n process remembers of its triggers between two polls, beside what n8n saves.
 *
 * Under n8n's scheduler a state is saved only with events, and without waiting. So polls without events
 * would look at the same span again and again and never come to an end of it; after a restart several
 * polls are made up for at once, and the second reads the state from before the first (seen on 2.41.1).
 * An activation, or an execution that keeps data of its own in the workflow, saves a copy that it read
 * before, and takes newer states back.
 */
export class HostMemory {
	private readonly triggers = new Map<string, Known>();

	/**
	 * The state to go on from.
	 *
	 * @param read what n8n has now
	 * @returns null where n8n is probably about to replace what was read: a poll from it would repeat events
	 */
	resume(trigger: string, read: NodeState, reading: Reading): NodeState | null {
		const known = this.triggers.get(trigger);
		const resumed = known === undefined ? read : resume(known, read, reading);
		if (resumed === null) return null;
		const saved = Math.max(known?.saved ?? 0, read.revision);
		this.triggers.set(trigger, { saved, state: resumed, handedOver: null });
		return resumed;
	}

	/** After a poll without events. */
	keep(trigger: string, state: NodeState): void {
		const saved = this.triggers.get(trigger)?.saved ?? 0;
		this.triggers.set(trigger, { saved, state, handedOver: null });
	}

	/** After a poll with events: whether they and the state were saved is now for n8n to say. */
	handOver(trigger: string, state: NodeState, now: number): void {
		const known = this.triggers.get(trigger);
		if (known !== undefined) this.triggers.set(trigger, { ...known, handedOver: { state, at: now } });
	}
}

function resume(known: Known, read: NodeState, reading: Reading): NodeState | null {
	const { saved, state, handedOver } = known;
	if (handedOver !== null && read.revision < handedOver.state.revision) {
		return resumeUnsaved(known, handedOver, read, reading);
	}
	return read.revision > saved ? read : state;
}

/** n8n has an older state than the one that was handed over with the last events. */
function resumeUnsaved(
	{ saved, state }: Known,
	handedOver: HandedOver,
	read: NodeState,
	{ now, occasion, savedApart }: Reading,
): NodeState | null {
	// A copy that n8n had made before those events and saved after them; a cursor is what another process has come to.
	if (read.revision > saved) return savedApart ? handedOver.state : read;
	// Their execution was started whatever became of the state, unless the workflow was switched off just then.
	if (savedApart && occasion === 'tick') return handedOver.state;
	if (!savedApart && now < handedOver.at + committingMs) return null;
	// They were never executed. What comes of it now must not be taken for what that poll came to.
	return { ...state, revision: handedOver.state.revision };
}
