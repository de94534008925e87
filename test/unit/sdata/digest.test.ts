/* eslint-disable @n8n/community-nodes/no-restricted-imports -- fast-check makes the cases; nothing of this is published */
import fc from 'fast-check';
import { digestOf } from '../../../nodes/SageCrm/sdata/record';

const none = new Set<string>();
const record = { $key: 1, $url: 'http://a', Comp_Name: 'A', Comp_Type: null, Comp_Revenue: '3', Person: { x: 1 } };

describe('a digest', () => {
	it('has ten characters that a state can hold', () => {
		expect(digestOf(record, none)).toMatch(/^[\w-]{10}$/);
		expect(digestOf({}, none)).toMatch(/^[\w-]{10}$/);
	});

	it('is the same whatever the order and casing of the columns', () => {
		const values = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean());
		const records = fc.dictionary(fc.stringMatching(/^[a-z]_[a-z]{1,6}$/), values, { maxKeys: 8 });
		fc.assert(
			fc.property(records, fc.func(fc.boolean()), (columns, upper) => {
				const turned = Object.entries(columns)
					.reverse()
					.map(([name, value]) => [upper(name) ? name.toUpperCase() : name, value]);
				expect(digestOf(Object.fromEntries(turned), none)).toBe(digestOf(columns, none));
			}),
		);
	});

	it.each([
		['a value', { Comp_Name: 'B' }],
		['the casing of a value', { Comp_Name: 'a' }],
		['a value that was null', { Comp_Type: '' }],
		['the type of a value', { Comp_Revenue: 3 }],
		['another column', { Comp_Status: 'Active' }],
	])('differs with %s', (_, change) => {
		expect(digestOf({ ...record, ...change }, none)).not.toBe(digestOf(record, none));
	});

	it.each([
		['links', { $url: 'http://b' }],
		['the form of the key', { $key: '1' }],
		['nested records', { Person: { x: 2 } }],
		['nested lists', { email: [{ Emai_EmailAddress: 'x' }] }],
		['passwords', { User_Password: 'x' }],
		['a new column that is empty', { Comp_Colour: null }],
	])('does not differ with %s', (_, change) => {
		expect(digestOf({ ...record, ...change }, none)).toBe(digestOf(record, none));
	});

	it('leaves out the columns that the server computes, whatever their casing', () => {
		const without = new Set(['comp_name']);
		expect(digestOf({ ...record, Comp_Name: 'B' }, without)).toBe(digestOf(record, without));
	});

	it('does not take a value over into its neighbour', () => {
		expect(digestOf({ a: 'x","b', b: 'y' }, none)).not.toBe(digestOf({ a: 'x', b: 'b","y' }, none));
		expect(digestOf({ ab: 'c' }, none)).not.toBe(digestOf({ a: 'bc' }, none));
	});
});
