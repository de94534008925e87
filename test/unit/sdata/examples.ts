import type { Connection } from '../../../nodes/SageCrm/sdata/connection';

/** A connection that nothing is wrong with. */
export const connection: Connection = {
	origin: 'https://crm.example.com',
	username: 'admin',
	installName: 'crm',
	skipSslVerification: false,
	zone: 'UTC',
	timeoutMs: 60_000,
};

/** One sentence for a person: a beginning, one full stop at the end, no leftovers of code. */
export function expectOneSentence(message: string): void {
	expect(message).toMatch(/^["A-Zh].*[^.\s]\.$/);
	expect(message).not.toMatch(/[.!?]\s/);
	expect(message).not.toMatch(/undefined|NaN|\[object|\n/);
}

/** Seconds since 1970 of an instant with its offset written out. */
export function at(instant: string): number {
	return Date.parse(instant) / 1000;
}
