import { sleep } from 'n8n-workflow';

/** The right to poll one trigger, held by one poll at a time. */
export interface Turn {
	/** False once the turn has expired and another poll has taken it: then nothing may be saved any more. */
	readonly isHeld: () => boolean;
	readonly end: () => void;
}

/** Keeps two polls of one trigger in this process apart; n8n's default engine does not. */
export class PollGuard {
	private readonly turns = new Map<string, { readonly until: number }>();

	/**
	 * @param forMs after that time the turn expires, so that a poll that hangs stops nobody for good
	 * @returns null while another poll has its turn
	 */
	take(trigger: string, forMs: number): Turn | null {
		const running = this.turns.get(trigger);
		if (running !== undefined && running.until > Date.now()) return null;
		const turn = { until: Date.now() + forMs };
		this.turns.set(trigger, turn);
		const isHeld = () => this.turns.get(trigger) === turn;
		return {
			isHeld,
			end: () => {
				if (isHeld()) this.turns.delete(trigger);
			},
		};
	}

	/** Like {@link take}, but waits for the other poll to end. */
	async await(trigger: string, forMs: number, waitMs: number): Promise<Turn | null> {
		const until = Date.now() + waitMs;
		for (;;) {
			const turn = this.take(trigger, forMs);
			if (turn !== null || Date.now() >= until) return turn;
			await sleep(100);
		}
	}
}
