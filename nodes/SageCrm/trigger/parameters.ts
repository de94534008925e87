import { DateTime } from 'luxon';
import { NodeOperationError, type IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { PollSettings, Start } from '../../shared/polling';
import { findEntity, type Entity } from '../entities';
import { readChoices, type ResourceChoices } from './resource-choices';

/** The trigger's parameters, checked. */
export interface TriggerParameters {
	readonly entities: readonly Entity[];
	/** What was chosen for one of them. */
	readonly choicesOf: (entity: Entity) => ResourceChoices;
	/** Ids of users whose changes become no events, `own` for the credential's. */
	readonly ignoreUpdatedBy: readonly string[];
	/** Whether a workflow that was switched off goes on where it was, or begins with what changes from then on. */
	readonly onReactivation: 'catchUp' | 'now';
	readonly output: 'event' | 'record';
	readonly pageSize: number;
	readonly polling: Omit<PollSettings, 'turn'>;
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

const someResources = 'Choose at least one resource to watch.';
const someEvents = 'Choose at least one event to watch: created, updated, or both.';

const shape = z.object({
	resources: z
		.array(z.string({ errorMap: () => ({ message: someResources }) }), { errorMap: () => ({ message: someResources }) })
		.min(1, someResources),
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
		createdTolerance: whole('Created Tolerance', 0, 3600, ' of seconds').default(1),
		maxEvents: whole('Max Events', 1, 100_000).default(500),
		output: choice(['event', 'record'], 'Output must be event or record.').default('event'),
		pageSize: whole('Page Size', 1, 1000).default(200),
		settleSeconds: whole('Settle Time', 5, 3600, ' of seconds').default(60),
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
	const choices = new Map(chosen.map((entity) => [entity.value, readChoices(context, entity)]));
	return {
		entities: chosen,
		choicesOf: ({ value }) => choices.get(value) ?? { filters: [], columns: [] },
		ignoreUpdatedBy: options.ignoreUpdatedBy,
		onReactivation: options.onReactivation,
		output: options.output,
		pageSize: options.pageSize,
		polling: {
			start: startOf(context, parsed.data.startFrom, startDate),
			kinds: new Set(events),
			createdTolerance: options.createdTolerance,
			settle: options.settleSeconds,
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
