import type { INode } from 'n8n-workflow';
import { FormatProblem, luxonFormat } from '../sdata/date-format';
import { zoneNamed } from '../sdata/zone';
import { refused } from './checked';

/**
 * @param resource whose dates they are, for the words of an error
 * @returns null for the credential's
 * @throws {NodeOperationError} for what is no time zone
 */
export function zoneOf(node: INode, resource: string, text: string): string | null {
	if (text === '') return null;
	const zone = zoneNamed(text);
	if (zone !== null) return zone;
	throw refused(
		node,
		`"${text}" is not a time zone for "${resource}": write an IANA name such as Europe/Dublin, or leave it empty.`,
	);
}

/**
 * @returns null for Sage CRM's usual way
 * @throws {NodeOperationError} for a format that cannot be read
 */
export function formatOf(node: INode, resource: string, text: string): string | null {
	const format = luxonOr(text);
	if (!(format instanceof Error)) return format;
	throw refused(
		node,
		`The date format of "${resource}" cannot be used: ${format.message}; leave it empty for Sage CRM's usual way.`,
	);
}

function luxonOr(text: string): string | Error | null {
	try {
		return luxonFormat(text);
	} catch (error) {
		return error instanceof FormatProblem ? error : new Error(String(error));
	}
}
