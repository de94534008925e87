/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';
import type { Store } from '../simulator/index.ts';
import type { Event } from './events.ts';

/** Milliseconds between two changes. */
const pace = 200;

/** Somebody at work in Sage CRM. */
export interface Traffic {
	/** Ends the work; answers the name that each new account has in the end. */
	readonly stop: () => ReadonlyMap<number, string>;
}

/** Adds accounts, and changes each of them once more, until it is stopped. */
export function startTraffic(store: Store): Traffic {
	const names = new Map<number, string>();
	let step = 0;
	const timer = setInterval(() => {
		const [id] = [...names].at(-3) ?? [];
		const name = `Traffic ${step}`;
		if (step++ % 2 === 0 || id === undefined) names.set(store.insert('company', { Comp_Name: name }), name);
		else {
			store.update('company', id, { Comp_Name: name });
			names.set(id, name);
		}
	}, pace);
	return {
		stop() {
			clearInterval(timer);
			return names;
		},
	};
}

/** Each account was told as new once and first, and last with its last name; nothing came twice. */
export function checkTraffic(events: readonly Event[], names: ReadonlyMap<number, string>): void {
	const ids = events.map(({ eventId }) => eventId);
	assert.deepEqual(ids, [...new Set(ids)], 'an event came twice');
	for (const [id, name] of names) {
		const own = events.filter((event) => event.resource === 'account' && event.id === id);
		const kinds = own.map(({ eventType }) => eventType);
		assert.deepEqual(kinds, ['created', ...kinds.slice(1).map(() => 'updated')], `account ${id}`);
		assert.equal(own.at(-1)?.record.Comp_Name, name);
	}
}
