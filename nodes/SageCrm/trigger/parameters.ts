import { DateTime } from 'luxon';
import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { PollSettings, Start } from '../../shared/polling';
import { cutOffBy } from '../sdata/date-format';
import { checked, refused } from './checked';
import { formResources } from './form-resources';
import { importedResources } from './import/imported-resources';
import { formatsOf, type WatchedResource } from './watched-resource';

/** The trigger's parameters, checked. */
export interface TriggerParameters {
	readonly resources: readonly WatchedResource[];
	/** What of an imported configuration is not heeded, each in one sentence. */
	readonly leftOut: readonly string[];
	/** Ids of users whose changes become no events, `own` for the credential's. */
	readonly ignoreUpdatedBy: readonly string[];
	/** Whether a workflow that was switched off goes on where it was, or begins with what changes from then on. */
	readonly onReactivation: 'catchUp' | 'now';
	readonly output: 'event' | 'record';
	/** What is the same for all resources. */
	readonly polling: Omit<PollSettings, 'turn' | 'kinds' | 'createdTolerance' | 'settle'>;
}

/** Each costs some dozen bytes, and one more request in a poll. */
const maxBacklogs = 8;

/** Entries of the ledger over all resources of one node: keeps a state below 512 KB. */
const ledgerCapacity = 12_000;

/** Every value comes through an expression at times, so every kind of it has its sentence. */
const choice = <Value extends string, Values extends readonly [Value, ...Value[]]>(values: Values, sentence: string) =>
	z.enum(values, { errorMap: () => ({ message: sentence }) });

const whole = (name: string, min: number, max: number, unit = '') => {
	const sentence = `${name} must be a whole number${unit} from ${min} to ${max}.`;
	return z
		.number({ errorMap: () => ({ message: sentence }) })
		.int(sentence)
		.min(min, sentence)
		.max(max, sentence);
};

const someEvents = 'Choose at least one event to watch: created, updated, or both.';

const shape = z.object({
	setup: choice(['form', 'import'], 'Setup must be form or import.'),
	events: z
		.array(choice(['created', 'updated'], someEvents), { errorMap: () => ({ message: someEvents }) })
		.min(1, someEvents),
	startFrom: choice(['now', 'date', 'beginning'], 'Start From must be now, date or beginning.'),
	startDate: z.unknown(),
	options: z.object({
		ignoreUpdatedBy: z
			.array(
				z.union([z.string(), z.number()]).transform((user) => String(user).trim()),
				{
					errorMap: () => ({ message: 'Ignored Users must be a list of users.' }),
				},
			)
			.default([]),
		onReactivation: choice(['catchUp', 'now'], 'On Reactivation must be catchUp or now.').default('catchUp'),
		createdTolerance: whole('Created Tolerance', 0, 3600, ' of seconds').optional(),
		maxEvents: whole('Max Events', 1, 100_000).default(500),
		output: choice(['event', 'record'], 'Output must be event or record.').default('event'),
		pageSize: whole('Page Size', 1, 1000).optional(),
		settleSeconds: whole('Settle Time', 5, 3600, ' of seconds').optional(),
	}),
});

/** @throws {NodeOperationError} in one sentence, for a value that cannot be used */
export function readParameters(context: IPollFunctions): TriggerParameters {
	const startFrom: unknown = context.getNodeParameter('startFrom', 'now');
	const { setup, events, options, ...start } = checked(context.getNode(), shape, {
		setup: context.getNodeParameter('setup', 'form'),
		events: context.getNodeParameter('events', []),
		startFrom,
		startDate: startFrom === 'date' ? context.getNodeParameter('startDate', '') : undefined,
		options: context.getNodeParameter('options', {}),
	});
	const { resources: chosen, leftOut } =
		setup === 'import' ? importedResources(context) : { resources: formResources(context), leftOut: [] };
	return {
		// An option that was added in the node comes before what was imported.
		resources: chosen.map((resource) => ({
			...resource,
			pageSize: options.pageSize ?? resource.pageSize ?? 200,
			createdTolerance: options.createdTolerance ?? resource.createdTolerance ?? 1,
			// What is cut off a date looks like a change that becomes visible so much later.
			settle: (options.settleSeconds ?? resource.settle ?? 60) + Math.max(...formatsOf(resource.dates).map(cutOffBy)),
			kinds: new Set(events.filter((kind) => resource.kinds?.has(kind) ?? true)),
		})),
		leftOut,
		ignoreUpdatedBy: options.ignoreUpdatedBy,
		onReactivation: options.onReactivation,
		output: options.output,
		polling: {
			start: startOf(context, start.startFrom, start.startDate),
			ledgerCapacity: Math.floor(ledgerCapacity / chosen.length),
			maxBacklogs,
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
		throw refused(context.getNode(), `"${text}" is not a date: write the start date like 2026-01-31T08:00:00.`);
	}
	return { from, at: Math.floor(date.toSeconds()) };
}
