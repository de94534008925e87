/* eslint-disable @n8n/community-nodes/no-restricted-imports -- fast-check makes the cases; nothing of this is published */
import fc from 'fast-check';
import { allOf, anyOf, bracketed, compare, isColumnName } from '../../../nodes/SageCrm/sdata/where';
import { parseWhere } from '../../simulator/where/parse.ts';

const words = ['and', 'or', 'eq', 'ne', 'like', 'gt', 'parentheses'] as const;

describe('a condition', () => {
	it('quotes text, leaves numbers bare and takes finished literals as they are', () => {
		expect(compare('Comp_Name', 'eq', "Pear's")).toBe("Comp_Name eq 'Pear''s'");
		expect(compare('Comp_CompanyId', 'gt', 43)).toBe('Comp_CompanyId gt 43');
		expect(compare('Comp_UpdatedDate', 'ge', { literal: '@2026-03-14@' })).toBe('Comp_UpdatedDate ge @2026-03-14@');
	});

	it.each(['', ' ', '1st', 'Comp Name', "Comp_Name eq 'x' or Comp_Id", 'Comp-Name', 'Comp_Name;', 'Náme', 'a\n', "a'"])(
		'refuses %j as the name of a column',
		(name) => {
			expect(isColumnName(name)).toBe(false);
			expect(() => compare(name, 'eq', 1)).toThrow(RangeError);
		},
	);

	it.each(['Comp_Name', 'comp_name', '_x', 'user_title', 'A1'])('takes %j as the name of a column', (name) => {
		expect(isColumnName(name)).toBe(true);
	});

	it('stays one comparison with exactly its text, whatever the text', () => {
		fc.assert(
			fc.property(anyText(), (text) => {
				expect(parseWhere(compare('Comp_Name', 'eq', text), words)).toEqual({
					kind: 'compare',
					column: 'Comp_Name',
					operator: 'eq',
					literal: { form: 'quoted', text },
				});
			}),
		);
	});

	it('keeps its place beside others, whatever their texts', () => {
		fc.assert(
			fc.property(anyText(), anyText(), (first, second) => {
				const either = anyOf([compare('A', 'eq', first), compare('B', 'like', second)]);
				const where = allOf([either, compare('C', 'gt', 7)]) ?? '';
				expect(parseWhere(where, words)).toMatchObject({
					kind: 'and',
					terms: [
						{ kind: 'or', terms: [{ literal: { text: first } }, { literal: { text: second } }] },
						{ column: 'C', literal: { text: '7' } },
					],
				});
			}),
		);
	});
});

describe('conditions together', () => {
	it('leaves out what is absent or blank, and is absent when nothing is left', () => {
		expect(allOf(['a eq 1', undefined, '', 'b eq 2'])).toBe('a eq 1 and b eq 2');
		expect(allOf([undefined, ''])).toBeUndefined();
		expect(anyOf([])).toBeUndefined();
		expect(bracketed(undefined)).toBeUndefined();
		expect(bracketed(' \n')).toBeUndefined();
	});

	it('brackets alternatives, but not a single one', () => {
		expect(anyOf(['a eq 1', 'b eq 2'])).toBe('(a eq 1 or b eq 2)');
		expect(anyOf(['a eq 1'])).toBe('a eq 1');
	});

	it("keeps an `or` in a user's condition from widening ours", () => {
		const where = allOf([bracketed(' A eq 1 or B eq 2 '), compare('C', 'gt', 7)]) ?? '';
		expect(where).toBe('(A eq 1 or B eq 2) and C gt 7');
		expect(parseWhere(where, words)).toMatchObject({ kind: 'and', terms: [{ kind: 'or' }, { column: 'C' }] });
	});
});

/** Texts that are full of what could end a literal. */
function anyText(): fc.Arbitrary<string> {
	const piece = fc.constantFrom("'", "''", '\\', '"', '@', '%', ' or ', ' and ', '(', ')', '--', '\n', '\u0000', 'x');
	return fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
	);
}
