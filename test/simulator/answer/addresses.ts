import type { Entity } from '../schema/entity.ts';
import type { Quirks } from '../quirks/types.ts';

/** Where the answers' links point: behind a proxy they named http and an internal host [C], so a client must never follow them. */
export interface Addresses {
	list(entity: Entity): Record<string, string>;
	record(entity: Entity, id: number): Record<string, string>;
}

export function createAddresses(origin: string, installName: string, quirks: Readonly<Quirks>): Addresses {
	const host = quirks.links === 'internal' ? 'http://crm-app-01.internal.invalid' : origin;
	const base = `${host}/sdata/${installName}j/sagecrm2/-/`;
	const shown = (links: Record<string, string>): Record<string, string> => (quirks.links === 'none' ? {} : links);
	return {
		list: (entity) => shown({ $url: `${base}${resource(entity)}`, $baseUrl: base }),
		record: (entity, id) => shown({ $url: `${base}${resource(entity)}('${id}')` }),
	};
}

function resource({ name }: Entity): string {
	return name.charAt(0).toUpperCase() + name.slice(1);
}
