import type { JsonObject } from './json-text';

const remembered = 'what has been delivered is remembered, so that nothing has to be left out by its date';
const hooks = 'let nodes behind the trigger do what hooks did';

/** Keys of a configuration that are known to mean nothing here, and why. */
export const leftOutSettings: ReadonlyArray<{ readonly name: string; readonly reason: string }> = [
	{ name: 'event.poller.refresh_interval', reason: 'the Poll Times of the node take its place' },
	{ name: 'event.poller.urls', reason: 'the polling configuration alone counts' },
	{ name: 'event.notification.callback.url', reason: 'events run this workflow' },
	{ name: 'batchSize', reason: 'Max Events in the options takes its place' },
	{ name: 'filterByCurrentDate', reason: remembered },
	{ name: 'filterByUpdateDate', reason: remembered },
	{ name: 'filterByUpdatedDate', reason: remembered },
	{ name: 'useLastPollDate', reason: remembered },
	{ name: 'postHooks', reason: hooks },
	{ name: 'postHookPipelines', reason: hooks },
	{ name: 'useHydrationBeforePostHooks', reason: hooks },
];
const reasons: ReadonlyMap<string, string> = new Map([
	...leftOutSettings.map(({ name, reason }): [string, string] => [name.toLowerCase(), reason]),
	['event.notification.enabled', 'polling begins when the workflow is published'],
	['orderby', 'events come in the order of the IDs'],
]);

/** Settings of an instance that ask for nothing. */
const idle: ReadonlyMap<string, string> = new Map([
	['event.notification.enabled', 'true'],
	['event.vendor.type', 'polling'],
]);

/** That a setting is not taken over, by its name, in one sentence. */
export function leftOutText(name: string, reason = reasonOf(name)): string {
	return `Not taken over from the polling configuration: ${name} (${reason}).`;
}

/** What an instance says of events beside the polling configuration. */
export function leftOutOfInstance(settings: JsonObject): string[] {
	return Object.entries(settings)
		.filter(([name, value]) => value !== null && value !== '' && idle.get(name) !== String(value))
		.map(([name]) => leftOutText(name));
}

function reasonOf(name: string): string {
	const setting = reasons.get(name.toLowerCase()) ?? reasons.get(name.split('.').at(-1)?.toLowerCase() ?? '');
	return setting ?? 'this node has no such setting';
}
