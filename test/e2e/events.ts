/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';
import { z } from 'zod';
import { executionFeed } from '../host/execution-feed.ts';
import { errorOf, itemsOf } from '../host/execution.ts';
import type { N8nApi } from '../host/n8n-api.ts';
import { waitFor } from '../host/wait-for.ts';
import { triggerNode } from './workflows.ts';

const event = z.object({
	eventId: z.string(),
	eventType: z.enum(['created', 'updated']),
	resource: z.string(),
	id: z.number(),
	occurredAt: z.string(),
	updatedBy: z.unknown(),
	/** null where the address of the record's page is not known. */
	url: z.string().nullable(),
	record: z.record(z.unknown()),
});

export type Event = z.infer<typeof event>;

/** Collects the events that n8n has executed for one workflow. */
export interface Events {
	/** Everything so far, in the order of the executions. */
	readonly all: () => Event[];
	/** Waits until something fits. */
	readonly next: (what: string, fits: (event: Event) => boolean) => Promise<Event>;
	/** Looks once more. */
	readonly look: () => Promise<void>;
}

/** @param bears what an execution's error may say: a poll in which no resource answers is one that failed */
export function follow(api: N8nApi, workflowId: string, bears?: RegExp): Events {
	const feed = executionFeed(api, workflowId);
	const all: Event[] = [];
	const look = async () => {
		for (const execution of await feed()) {
			// A test in the editor runs the workflow as well.
			if (execution.mode === 'manual') continue;
			const error = errorOf(execution);
			if (bears === undefined || !bears.test(error?.message ?? '')) {
				assert.equal(error, undefined, 'an execution failed');
			}
			all.push(...itemsOf(execution, triggerNode).map((item) => event.parse(item)));
		}
	};
	return {
		all: () => [...all],
		look,
		async next(what, fits) {
			return await waitFor(what, async () => {
				await look();
				return all.find(fits);
			});
		},
	};
}
