import { sleep } from 'n8n-workflow';

/** The right to poll one trigger, held by one poll at a time. */
export interface Turn {
	/** False once another poll has taken over, or n8n has given this one up: then nothing may be saved any more. */
	readonly isHeld: () => boolean;
	readonly end: () => void;
}

/** n8n's scheduler grants a poll four fifths of the time after which it gives it up. */
const givenUpAfter = 5 / 4;

/** Keeps two polls of one trigger in this process apart; n8n's default engine does not. */
export class PollGuard {
	private readonly turns = new Map<string, { readonly until: number }>();

	/**
	 * @param budgetMs of the poll; after twice that time its turn expires, so that a poll that hangs stops nobody for good
	 * @returns null while another poll has its turn
	 */
	take(trigger: string, budgetMs: number): Turn | null {
		const running = this.turns.get(trigger);
		return running !== undefined && running.until > Date.now() ? null : this.takeOver(trigger, budgetMs);
	}

	/**
	 * Waits for another poll to end, but not for long: n8n drops the result of a poll whose workflow was
	 * published anew meanwhile, so that it must not be taken for delivered.
	 */
	async await(trigger: string, budgetMs: number, waitMs: number): Promise<Turn> {
		const until = Date.now() + waitMs;
		for (;;) {
			const turn = this.take(trigger, budgetMs);
			if (turn !== null) return turn;
			if (Date.now() >= until) return this.takeOver(trigger, budgetMs);
			await sleep(100);
		}
	}

	private takeOver(trigger: string, budgetMs: number): Turn {
		const now = Date.now();
		const turn = { until: now + 2 * budgetMs };
		this.turns.set(trigger, turn);
		const isLast = () => this.turns.get(trigger) === turn;
		return {
			isHeld: () => isLast() && Date.now() < now + givenUpAfter * budgetMs,
			end: () => {
				if (isLast()) this.turns.delete(trigger);
			},
		};
	}
}
