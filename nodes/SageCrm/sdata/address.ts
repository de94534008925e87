import type { Connection } from './connection';

/** What is asked of a list; every part is optional. */
export interface ListQuery {
	/** SData condition, built with `where.ts` or written by the user. */
	readonly where?: string;
	/** For example `comp_name desc`; one column only (Sage's developer help, 2024 R2). */
	readonly orderBy?: string;
	readonly select?: readonly string[];
	/** 1-based. */
	readonly startIndex?: number;
	readonly count?: number;
}

/**
 * `https://server/sdata/crmj/sagecrm2/-`: the install name with a literal `j` behind it
 * (Sage's developer help). Every address is built here; links in answers are never followed,
 * because behind a proxy they name internal hosts.
 */
export function baseAddress(connection: Connection): string {
	return `${connection.origin}/sdata/${encodeURIComponent(connection.installName)}j/sagecrm2/-`;
}

export function listAddress(connection: Connection, resource: string, query: ListQuery = {}): string {
	const parts = [
		parameter('where', query.where),
		parameter('orderBy', query.orderBy),
		parameter('select', query.select?.length ? query.select.join(',') : undefined),
		parameter('startIndex', query.startIndex),
		parameter('count', query.count),
	].filter((part) => part !== undefined);
	const search = parts.length > 0 ? `?${parts.join('&')}` : '';
	return `${baseAddress(connection)}/${encodeURIComponent(resource)}${search}`;
}

/** `$prototypes/company`: what the entity's columns are; without an entity, which ones there are. */
export function prototypeAddress(connection: Connection, resource?: string): string {
	const all = `${baseAddress(connection)}/$prototypes`;
	return resource === undefined ? all : `${all}/${encodeURIComponent(resource)}`;
}

/** `company/$batch`: several new records in one request (Sage's developer help, 2021 R1). */
export function batchAddress(connection: Connection, resource: string): string {
	return `${listAddress(connection, resource)}/$batch`;
}

/** `Company('43')`. */
export function recordAddress(connection: Connection, resource: string, id: string): string {
	return `${baseAddress(connection)}/${encodeURIComponent(resource)}('${encodeURIComponent(id.replace(/'/g, "''"))}')`;
}

/**
 * The record's page in the browser, without the session id that Sage CRM adds itself once the
 * user has logged in. `key` says which entity `Key<n>` names: 1 company, 2 person, 7 opportunity,
 * 8 case; for entities whose number is not known there is no such page.
 */
export function pageAddress(connection: Connection, page: EntityPage, id: string): string {
	const search = `Act=${page.action}&Key0=${page.key}&Key${page.key}=${encodeURIComponent(id)}`;
	return `${connection.origin}/${encodeURIComponent(connection.installName)}/eware.dll/Do?${search}`;
}

export interface EntityPage {
	readonly action: number;
	readonly key: number;
}

/** Spaces go as `%20`: Sage CRM does not read `+` as one. */
function parameter(name: string, value: string | number | undefined): string | undefined {
	return value === undefined || value === '' ? undefined : `${name}=${encodeURIComponent(wellFormed(String(value)))}`;
}

/** Half of a character beyond the first 65,536 has no place in an address. */
export function wellFormed(text: string): string {
	return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
