/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- starts the simulator and a real n8n; nothing of this is published */
import { setTimeout as delay } from 'node:timers/promises';
import { errorOf, itemsOf } from '../host/execution.ts';
import type { Execution } from '../host/execution.ts';
import { eventLine, executedEvent } from './event-line.ts';

const lookEvery = 500;

export interface Printing {
	/** The next executions that have ended, each once. */
	next: () => Promise<Execution[]>;
	/** The trigger node's name. */
	trigger: string;
	/** Stops the printing. */
	signal: AbortSignal;
	/** Whether there is nothing more to wait for, asked after each look with the resources seen so far. */
	enough: (resources: ReadonlySet<string>) => boolean;
}

/** Prints a line for each event that n8n has executed, and answers the resources that events came from. */
export async function printEvents({ next, trigger, signal, enough }: Printing): Promise<Set<string>> {
	const resources = new Set<string>();
	while (!signal.aborted && !enough(resources)) {
		for (const execution of await next()) {
			const error = errorOf(execution);
			if (error !== undefined) console.error(`n8n's execution ${execution.id} failed: ${error.message}`);
			for (const item of itemsOf(execution, trigger)) {
				const event = executedEvent(item, execution.id);
				resources.add(event.resource);
				console.log(eventLine(event));
			}
		}
		await delay(lookEvery);
	}
	return resources;
}
