/** What is longer is not repeated in an error. */
export const mostRepeated = 40;

/** A value as an error repeats it: not an address, which may hold the key to a session, and nothing long. */
export function repeated(value: unknown): string {
	const text = String(value);
	return text.length > mostRepeated || mayHoldSession(text) ? 'what was given' : `"${text}"`;
}

function mayHoldSession(text: string): boolean {
	return /:\/\/|[?&=]|\bSID\b/i.test(text);
}
