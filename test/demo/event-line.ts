import { z } from 'zod';
import type { ItemJson } from '../host/execution.ts';

const item = z.object({
	eventId: z.string(),
	eventType: z.string(),
	resource: z.string(),
	id: z.union([z.number(), z.string()]),
	occurredAt: z.string(),
	record: z.record(z.unknown()),
});

export interface ExecutedEvent {
	eventType: string;
	resource: string;
	id: number | string;
	occurredAt: string;
	eventId: string;
	/** What the record is called: a company's name, a person's names, a lead's description. */
	name: string;
	executionId: string;
}

const naming = [
	['comp_name'],
	['pers_firstname', 'pers_lastname'],
	['user_firstname', 'user_lastname'],
	['lead_description'],
	['oppo_description'],
];

function nameOf(record: Record<string, unknown>): string {
	const columns = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
	const names = naming.map((parts) =>
		parts.map((part) => columns.get(part)).filter((text) => typeof text === 'string'),
	);
	return names.find((parts) => parts.length > 0)?.join(' ') ?? '';
}

/** Reads an event off an item of the trigger's. */
export function executedEvent(json: ItemJson, executionId: string): ExecutedEvent {
	const { eventType, resource, id, occurredAt, eventId, record } = item.parse(json);
	return { eventType, resource, id, occurredAt, eventId, name: nameOf(record), executionId };
}

export function eventLine(event: ExecutedEvent): string {
	return `event ${JSON.stringify(event)}`;
}
