/** Stands in a condition where the time of the last poll stood. */
export const pollTime = '⧗';

/** What the `url` of a resource says. */
export interface PollingUrl {
	/** Last part of its path: `accounts`; empty where there is none. */
	readonly resource: string;
	/** Its condition, the time of the last poll as {@link pollTime}; empty where there is none. */
	readonly where: string;
	readonly fields: readonly string[];
	readonly pageSize: string | undefined;
	/** Names of parameters that mean nothing here. */
	readonly unknown: readonly string[];
	/** Of which there is more than one. */
	readonly repeated: readonly string[];
}

/**
 * `${gmtDate:yyyy-MM-dd'T'HH:mm:ss'Z'}`, `${date}`, `${dateTimeZone:{GMT}:yyyy}`, `${epoch:ms}`. A format holds quotes of
 * its own; the `$` and a quote behind it are missing at times (one of the published examples).
 */
const placeholder =
	/'?\$?\{\s*(?:dateTimeZone\s*:\s*\{?[\w/+: -]+\}?\s*:[^{}]*|(?:gmtDate|date|epoch)\s*(?::[^{}]*)?)\}'?/gi;

/** Reads `/hubs/crm/accounts?where=Comp_UpdatedDate>'${gmtDate:…}'&pageSize=100`, encoded or not. */
export function readPollingUrl(url: string): PollingUrl {
	const at = url.indexOf('?');
	const path = at < 0 ? url : url.slice(0, at);
	const query = at < 0 ? '' : url.slice(at + 1);
	// An & within a text is not followed by a name and =.
	const parameters = query
		.split(/&(?=[A-Za-z]\w*=)/)
		.filter((part) => part !== '')
		.map((part): [string, string] => {
			const [name = '', ...rest] = part.split('=');
			return [name.trim(), rest.join('=')];
		});
	const names = parameters.map(([name]) => name);
	const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
	const valueOf = (name: string) => parameters.find(([given]) => isSame(given, name))?.[1];
	return {
		resource: decoded(path.split('/').filter(Boolean).at(-1) ?? '').trim(),
		where: conditionOf(valueOf('where') ?? ''),
		fields: decoded(valueOf('fields') ?? '')
			.split(',')
			.map((name) => name.trim())
			.filter(Boolean),
		pageSize: valueOf('pageSize')?.trim(),
		unknown: names.filter((name) => !/^(where|fields|pageSize)$/i.test(name)),
		repeated: names.filter((name, index) => names.findIndex((other) => isSame(name, other)) < index),
	};
}

function conditionOf(where: string): string {
	const marked = decoded(where).replace(placeholder, `'${pollTime}'`);
	return spacesForPlus(marked)
		.replace(/["\s]+$/, '')
		.trim();
}

/** A lone % of a pattern stays as it is. */
function decoded(text: string): string {
	return text.replace(/(?:%[0-9A-F]{2})+/gi, (run) => decodedOr(run));
}

function decodedOr(run: string): string {
	try {
		return decodeURIComponent(run);
	} catch {
		return run;
	}
}

/** Outside of texts. */
function spacesForPlus(condition: string): string {
	return condition
		.split("'")
		.map((part, index) => (index % 2 === 0 ? part.replace(/\+(?!\d)/g, ' ') : part))
		.join("'");
}
