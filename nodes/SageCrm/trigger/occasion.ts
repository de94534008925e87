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
const seen = new WeakSet<IPollFunctions>();

/** Tells the occasion; to be asked once a poll. */
export function occasionOf(context: IPollFunctions): Occasion {
	const first = !seen.has(context);
	seen.add(context);
	if (!first) return 'tick';
	const mode = context.getActivationMode();
	return mode === 'activate' || mode === 'create' || mode === 'manual' ? 'activation' : 'resumption';
}

/** Milliseconds for the whole poll. Hosts before 2.x have no `getPollBudgetMs`. */
export function budgetOf(context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>, occasion: Occasion): number {
	const granted = context.getPollBudgetMs?.() ?? unlimitedBudgetMs;
	return Math.min(granted, occasion === 'tick' ? longestBudgetMs : activationBudgetMs);
}
