/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import { setTimeout as delay } from 'node:timers/promises';

export interface Patience {
	/** How long to wait at most, in milliseconds: generous, because machines differ. */
	limit?: number;
	/** Between two looks, in milliseconds. */
	every?: number;
	/** Ends the waiting at once with the error that it throws. */
	check?: () => void;
	/** What to add to the error when the time is over, such as the end of a log. */
	explain?: () => string;
}

/** Looks until `look` answers something, and answers that. */
export async function waitFor<Found>(
	what: string,
	look: () => Promise<Found | undefined>,
	{ limit = 120_000, every = 250, check, explain }: Patience = {},
): Promise<Found> {
	const end = Date.now() + limit;
	for (;;) {
		check?.();
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > end) break;
		await delay(every);
	}
	const more = explain?.() ?? '';
	throw new Error(`Waited ${limit / 1000} s in vain for ${what}.${more === '' ? '' : `\n${more}`}`);
}
