import type { Quirks } from '../quirks/types.ts';

const guidPattern = /^00000000-0000-4000-8000-([0-9a-f]{12})$/i;

/** `$key` as this server writes it: an integer in Sage's own model, a string in generic SData. */
export function shownKey(id: number, quirks: Readonly<Quirks>): number | string {
	if (quirks.keyType === 'guid') return `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`;
	return quirks.keyType === 'string' ? String(id) : id;
}

/** The id that a key in an address or a body stands for; undefined when it cannot be one. */
export function readKey(key: string): number | undefined {
	const guid = guidPattern.exec(key.trim())?.[1];
	if (guid !== undefined) return Number.parseInt(guid, 16);
	return /^\d{1,15}$/.test(key.trim()) ? Number(key) : undefined;
}
