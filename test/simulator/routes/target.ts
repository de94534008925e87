/* eslint-disable @n8n/community-nodes/require-node-api-error -- not a node: this is the server's side */
import { readKey } from '../answer/keys.ts';
import { SDataError } from '../diagnosis.ts';
import type { Quirks } from '../quirks/types.ts';

/** What an address means. Names are as written. */
export type Target =
	| { readonly kind: 'list' | 'batch'; readonly resource: string }
	| { readonly kind: 'record'; readonly resource: string; readonly id: number }
	| { readonly kind: 'prototypes'; readonly resource: string | undefined };

const recordPattern = /^(\w+)\((?:'((?:[^']|'')*)'|([^')]*))\)$/;

/** Reads `/sdata/{install}j/sagecrm2/-/…`. Errors name the part that is wrong, with the codes of SData. */
export function readTarget(path: string, installName: string, quirks: Readonly<Quirks>): Target {
	const [sdata = '', application = '', contract = '', dataset = '', ...rest] = path.split('/').slice(1).map(decode);
	if (sdata.toLowerCase() !== 'sdata') throw new SDataError(404, 'BadUrlSyntax', `Unknown address: ${path}.`);
	if (application.toLowerCase() !== `${installName}j`.toLowerCase()) {
		throw new SDataError(404, 'ApplicationNotFound', `The application '${application}' was not found.`);
	}
	if (contract.toLowerCase() !== 'sagecrm2')
		throw new SDataError(404, 'ContractNotFound', `The contract '${contract}' was not found.`);
	const parts = rest.filter((part, index) => part !== '' || index < rest.length - 1);
	const [first = '', second] = parts;
	if (dataset !== '-' || first === '' || parts.length > 2)
		throw new SDataError(400, 'BadUrlSyntax', `The address ${path} is incomplete.`);
	if (first.toLowerCase() === '$prototypes') return { kind: 'prototypes', resource: second };
	if (second !== undefined) {
		if (second.toLowerCase() === '$batch') return { kind: 'batch', resource: first };
		throw new SDataError(400, 'BadUrlSyntax', `Unknown address: ${second}.`);
	}
	return readResource(first, quirks);
}

function readResource(part: string, quirks: Readonly<Quirks>): Target {
	if (/^\w+$/.test(part)) return { kind: 'list', resource: part };
	const [, resource, quoted, bare] = recordPattern.exec(part) ?? [];
	if (resource === undefined || (bare !== undefined && quirks.unquotedKeys === 'refused')) {
		throw new SDataError(400, 'BadUrlSyntax', `Cannot read '${part}'.`);
	}
	const key = quoted ?? bare ?? '';
	const id = readKey(key);
	if (id === undefined)
		throw new SDataError(quirks.missingRecordStatus, 'ApplicationDiagnosis', `${resource} '${key}' was not found.`);
	return { kind: 'record', resource, id };
}

function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		throw new SDataError(400, 'BadUrlSyntax', 'The address is not properly encoded.');
	}
}
