/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';

/** One sentence, which says what to check. */
export function assertOneSentence(text: string): void {
	assert.match(text, /\.$/, `"${text}" does not end like a sentence`);
	assert.doesNotMatch(text.slice(0, -1), /[.!?]["')]*\s+[A-Z]|\n/, `"${text}" is more than one sentence`);
	assert.match(text, /\bcheck\b/i, `"${text}" does not say what to check`);
}
