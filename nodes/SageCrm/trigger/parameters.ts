import { DateTime } from 'luxon';
import { NodeOperationError, type IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { PollSettings, Start } from '../../shared/polling';
import { findEntity, type Entity } from '../entities';

/** The trigger's parameters, checked. */
export interface TriggerParameters {
	readonly entities: readonly Entity[];
	readonly output: 'event' | 'record';
	readonly pageSize: number;
	readonly polling: PollSettings;
}

/** Entries of the ledger over all resources of one node: keeps a state below 512 KB. */
const ledgerCapacity = 12_000;

const shape = z.object({
	resources: z.array(z.string()).min(1, 'Choose at least one resource to watch.'),
	events: z.array(z.enum(['created', 'updated'])).min(1, 'Choose at least one event to watch.'),
	startFrom: z.enum(['now', 'date', 'beginning']),
	startDate: z.unknown(),
	options: z.object({
		createdTolerance: z.number().min(0).default(1),
		maxEvents: z
			.number()
			.int('Max Events must be a whole number.')
			.min(1, 'Max Events must be 1 or more.')
			.default(500),
		output: z.enum(['event', 'record']).default('event'),
		pageSize: z
			.number()
			.int('Page Size must be a whole number.')
			.min(1, 'Page Size must be between 1 and 1000.')
			.max(1000, 'Page Size must be between 1 and 1000.')
			.default(200),
		settleSeconds: z
			.number()
			.int('Settle Time must be a whole number of seconds.')
			.min(2, 'Settle Time must be between 2 and 3600 seconds.')
			.max(3600, 'Settle Time must be between 2 and 3600 seconds.')
			.default(60),
	}),
});

/** @throws {NodeOperationError} in one sentence, for a value that cannot be used */
export function readParameters(context: IPollFunctions): TriggerParameters {
	const startFrom: unknown = context.getNodeParameter('startFrom', 'now');
	const parsed = shape.safeParse({
		resources: context.getNodeParameter('resources', []),
		events: context.getNodeParameter('events', []),
		startFrom,
		startDate: startFrom === 'date' ? context.getNodeParameter('startDate', '') : undefined,
		options: context.getNodeParameter('options', {}),
	});
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw problem(context, issue?.message ?? 'A parameter of the trigger cannot be used.', issue?.path.join('.'));
	}
	const { resources, events, options, startDate } = parsed.data;
	const chosen = [...new Set(resources)].map((value) => {
		const known = findEntity(value);
		if (known === undefined) throw problem(context, `There is no resource "${value}": choose one from the list.`);
		return known;
	});
	return {
		entities: chosen,
		output: options.output,
		pageSize: options.pageSize,
		polling: {
			start: startOf(context, parsed.data.startFrom, startDate),
			kinds: new Set(events),
			createdTolerance: options.createdTolerance,
			settle: options.settleSeconds,
			ledgerCapacity: Math.floor(ledgerCapacity / chosen.length),
			maxEvents: options.maxEvents,
		},
	};
}

function startOf(context: IPollFunctions, from: Start['from'], startDate: unknown): Start {
	if (from !== 'date') return { from };
	const text = startDate instanceof Date ? startDate.toISOString() : String(startDate ?? '').trim();
	// What the editor writes has no zone: it is meant in the workflow's.
	const date = DateTime.fromISO(text.replace(' ', 'T'), { zone: context.getTimezone() });
	if (!date.isValid) {
		throw problem(context, `"${text}" is not a date: write the start date like 2026-01-31T08:00:00.`);
	}
	return { from, at: Math.floor(date.toSeconds()) };
}

function problem(context: IPollFunctions, message: string, where?: string): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, {
		description: where === undefined || where === '' ? undefined : `Parameter: ${where}`,
		failure: { cause: 'configuration-invalid' },
	});
}
