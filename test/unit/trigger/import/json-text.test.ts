/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a development dependency */
import fc from 'fast-check';
import { readJsonText } from '../../../../nodes/SageCrm/trigger/import/json-text';
import { expectOneSentence } from '../../sdata/examples.ts';

describe('a pasted text', () => {
	it('is read as JSON.parse reads it, however it is laid out', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'), (json, space) => {
				expect(readJsonText(JSON.stringify(json, null, space))).toEqual(JSON.parse(JSON.stringify(json)));
			}),
			{ numRuns: 300 },
		);
	});

	it.each([
		['"a": {"b": 1}, "c": [2]', { a: { b: 1 }, c: [2] }],
		['"a": {"b": 1},\n', { a: { b: 1 } }],
		['element : {\n "key": "x"\n},\n"a": 1\n}', { element: { key: 'x' }, a: 1 }],
		['\uFEFF{"a": 1}', { a: 1 }],
		['event.poller.configuration: {}', { 'event.poller.configuration': {} }],
		['{"__proto__": {"a": 1}}', JSON.parse('{"__proto__": {"a": 1}}')],
	])('may be a part of one: %j', (text, json) => {
		expect(readJsonText(text)).toEqual(json);
	});

	it.each([
		['{"a": 1\n "b": 2}', 2, 2, 'a comma or }'],
		['{\n  "a": [1, 2\n}', 3, 1, 'a comma or ]'],
		['{"a" 1}', 1, 6, 'a : '],
		['{"a": }', 1, 7, 'a value'],
		['{"a": hunter2}', 1, 7, 'a value'],
		['{a: 1}', 1, 2, 'a name in "'],
		['{"a": 1,}', 1, 9, 'a name in "'],
		['{"a": "open\n}', 1, 7, 'does not end'],
		['{"a": "\\x"}', 1, 7, 'not JSON'],
		['{"a": 1', 1, 8, 'a comma or }'],
		['{"a": 1} {', 1, 10, 'more text'],
		['{"a": 1, "a": 2}', 1, 10, '"a" is there twice'],
		[`${'['.repeat(200)}`, 1, 101, 'too many brackets'],
		['  \n ', 2, 2, 'nothing in it'],
		['accounts', 1, 1, 'a value'],
	])('with a mistake is refused with its place: %j', (text, line, column, what) => {
		expect(() => readJsonText(text)).toThrow(`line ${line}, column ${column}: `);
		expect(() => readJsonText(text)).toThrow(what);
		expect(() => readJsonText(text)).not.toThrow('hunter2');
		try {
			readJsonText(text);
		} catch (error) {
			expectOneSentence(error instanceof Error ? error.message : '');
		}
	});
});
