import type { IPollFunctions } from 'n8n-workflow';

/** Why n8n calls `poll()`: it decides what a failure may do. */
export type Occasion =
	/** The user is switching the workflow on and looks at the answer. */
	| 'activation'
	/** n8n starts, takes over, or a published workflow was changed: a throw here can end the trigger for good (seen on 2.41.1). */
	| 'resumption'
	/** An ordinary poll. */
	| 'tick';

/** What n8n grants a poll without a limit of its own, and older hosts that know none. */
const unlimitedBudgetMs = 300_000;
/** The most a poll takes; the scheduler ends one after 45 s. */
const longestBudgetMs = 36_000;
/** n8n waits for the poll of an activation. */
const activationBudgetMs = 10_000;

/** Contexts that have polled before: in the default engine one context serves an activation and all its ticks. */
const seen = new WeakSet<object>();

/** Hosts before 2.x have no `getPollBudgetMs`. */
type PollHost = Pick<IPollFunctions, 'getActivationMode'> & Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>;

/**
 * Tells the occasion; to be asked once a poll. n8n's scheduler makes a new context for every poll, whose
 * activation mode is always `update`; what tells it apart is its limit of time, which activations have not
 * (n8n-core 2.41).
 */
export function occasionOf(context: PollHost): Occasion {
	const first = !seen.has(context);
	seen.add(context);
	if (!first || grantedMs(context) !== unlimitedBudgetMs) return 'tick';
	const mode = context.getActivationMode();
	return mode === 'activate' || mode === 'create' || mode === 'manual' ? 'activation' : 'resumption';
}

/** Milliseconds for the whole poll. */
export function budgetOf(context: Pick<PollHost, 'getPollBudgetMs'>, occasion: Occasion): number {
	return Math.min(grantedMs(context), occasion === 'tick' ? longestBudgetMs : activationBudgetMs);
}

function grantedMs(context: Pick<PollHost, 'getPollBudgetMs'>): number {
	return context.getPollBudgetMs?.() ?? unlimitedBudgetMs;
}
