import type { JsonObject } from './json-text';

const remembered = 'what has been delivered is remembered, so that nothing has to be left out by its date';
const hooks = 'let nodes behind the trigger do what hooks did';

/** Why a setting means nothing here, by its name in lower case. */
const reasons: ReadonlyMap<string, string> = new Map([
	['batchsize', 'Max Events in the options takes its place'],
	['filterbycurrentdate', remembered],
	['filterbyupdatedate', remembered],
	['filterbyupdateddate', remembered],
	['uselastpolldate', remembered],
	['orderby', 'events come in the order of the IDs'],
	['posthooks', hooks],
	['posthookpipelines', hooks],
	['usehydrationbeforeposthooks', hooks],
	['event.poller.refresh_interval', 'the Poll Times of the node take its place'],
	['event.poller.urls', 'the polling configuration alone counts'],
	['event.notification.callback.url', 'events run this workflow'],
	['event.notification.enabled', 'polling begins when the workflow is published'],
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
