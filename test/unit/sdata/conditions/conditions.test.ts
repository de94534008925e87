/* eslint-disable @n8n/community-nodes/no-restricted-imports -- fast-check makes the cases; nothing of this is published */
import fc from 'fast-check';
import { checkColumns, nearestName } from '../../../../nodes/SageCrm/sdata/conditions/check-columns';
import { ConditionProblem, type Condition, type Literal } from '../../../../nodes/SageCrm/sdata/conditions/condition';
import { parseCondition } from '../../../../nodes/SageCrm/sdata/conditions/parse-condition';
import type { Syntax } from '../../../../nodes/SageCrm/sdata/conditions/syntax';
import { writeCondition } from '../../../../nodes/SageCrm/sdata/conditions/write-condition';
import { parseWhere } from '../../../simulator/where/parse.ts';
import { defaultQuirks } from '../../../simulator/quirks/defaults.ts';

const { operators } = defaultQuirks();
const translated = (text: string, syntax: Syntax = 'ceql') => writeCondition(parseCondition(text, syntax));

function problemOf(text: string, syntax: Syntax): ConditionProblem {
	try {
		parseCondition(text, syntax);
	} catch (error) {
		if (error instanceof ConditionProblem) return error;
	}
	throw new Error(`"${text}" was read without a complaint.`);
}

describe('a condition in the syntax of Open Connectors', () => {
	it.each([
		["Comp_Status = 'Active' AND Comp_Name LIKE 'A%'", "(Comp_Status eq 'Active' and Comp_Name like 'A%')"],
		["Comp_Name='O''Brien'", "Comp_Name eq 'O''Brien'"],
		['Comp_CompanyId != 7 and Comp_CompanyId<>8', '(Comp_CompanyId ne 7 and Comp_CompanyId ne 8)'],
		['a >= 1 AND a<=2 AND a < 3 AND a>0', '(a ge 1 and a le 2 and a lt 3 and a gt 0)'],
		["a = 1 OR b = 2 AND c = 'x'", "(a eq 1 or (b eq 2 and c eq 'x'))"],
		["(a = 1 OR b = 2) AND c = 'x'", "((a eq 1 or b eq 2) and c eq 'x')"],
		["Comp_Type IN ('Customer', 'Prospect')", "Comp_Type in ('Customer','Prospect')"],
		["Comp_Type NOT IN ('a', 'b')", "(Comp_Type ne 'a' and Comp_Type ne 'b')"],
		['NOT (a = 1 OR b > 2)', '(a ne 1 and b le 2)'],
		['NOT a between 1 and 2', '(a lt 1 or a gt 2)'],
		["a NOT LIKE 'x%'", "not (a like 'x%')"],
		["a = ''", "a eq ''"],
		['a = -1.5', 'a eq -1.5'],
	])('%s is, for Sage CRM, %s', (ceql, sdata) => {
		expect(translated(ceql)).toBe(sdata);
	});
});

describe("a condition in Sage CRM's own syntax", () => {
	it.each([
		["Comp_Status eq 'Active' and Comp_Name like 'A%'", "(Comp_Status eq 'Active' and Comp_Name like 'A%')"],
		['a BETWEEN 1 AND 2 or b Eq 3', '(a between 1 and 2 or b eq 3)'],
		[
			"Comp_CreatedDate ge @2026-01-31@ and a in ('43','45')",
			"(Comp_CreatedDate ge @2026-01-31@ and a in ('43','45'))",
		],
		['not (a ne 1)', 'a eq 1'],
	])('%s stays what it means: %s', (given, sdata) => {
		expect(translated(given, 'sdata')).toBe(sdata);
	});
});

describe('a mistake in a condition', () => {
	it.each<[string, Syntax, number, RegExp]>([
		["Comp_Status = 'Active'", 'sdata', 12, /"=" is not an operator of SData: write "eq", or write the whole condition in CEQL/],
		["Comp_Status eq 'Active'", 'ceql', 12, /"eq" is not an operator of CEQL: write "=", or write the whole condition in SData/],
		["Comp_Status eq 'Active", 'sdata', 15, /does not end/],
		['Comp_Status eq “Active”', 'sdata', 15, /is not a quote that Sage CRM knows/],
		['Comp_Status eq', 'sdata', 14, /a value.* is missing there, at the end/],
		['Comp_Status', 'sdata', 11, /the end comes where an operator should be \(eq/],
		["Comp_Status equals 'x'", 'sdata', 12, /"equals" comes where an operator should be/],
		['(a = 1', 'ceql', 6, /a closing bracket is missing there, at the end/],
		['a = 1)', 'ceql', 5, /"\)" comes where "and", "or" or the end should be/],
		['a = 1 b = 2', 'ceql', 6, /"b" comes where/],
		["= 'x'", 'ceql', 0, /a column's name is missing there, before "="/],
		['a IS NULL', 'ceql', 2, /cannot search for empty values/],
		['a = null', 'ceql', 4, /cannot search for empty values/],
		['a eq true', 'sdata', 5, /cannot search for empty values, true or false/],
		['a between 1', 'sdata', 11, /"and" and the upper end is missing/],
		['a in 1', 'sdata', 5, /the list of values in brackets is missing/],
		['a ; b', 'sdata', 2, /; has no meaning there/],
		['$key eq 1', 'sdata', 0, /"\$key" is not the name of a column/],
		['a not 1', 'sdata', 6, /like, in or between is missing/],
	])('%s (%s) is named at its place, %d', (text, syntax, at, message) => {
		const problem = problemOf(text, syntax);
		expect(problem.at).toBe(at);
		expect(problem.message).toMatch(message);
	});

	it('is a column that there is not, with the nearest that there is', () => {
		const names = ['Comp_Name', 'Comp_Status', 'Comp_Type'];
		const check = (text: string) => () => checkColumns(parseCondition(text, 'sdata'), names);
		expect(check("comp_name eq 'x' and COMP_STATUS eq 'y'")).not.toThrow();
		expect(check("Comp_Name eq 'x' and (Comp_Statsu eq 'y')")).toThrow(
			'no column Comp_Statsu: did you mean Comp_Status?',
		);
		expect(check('Elephant eq 1')).toThrow(/no column Elephant$/);
		expect(nearestName('Comp_Nmae', names)).toBe('Comp_Name');
	});

	it('does not let thousands of brackets through', () => {
		expect(problemOf(`${'('.repeat(5_000)}a eq 1${')'.repeat(5_000)}`, 'sdata').message).toMatch(/brackets/);
	});
});

const literal: fc.Arbitrary<Literal> = fc.oneof(
	fc.record({ kind: fc.constant('text' as const), text: fc.string({ unit: 'binary' }) }),
	fc.record({ kind: fc.constant('number' as const), text: fc.integer().map(String) }),
	fc.record({ kind: fc.constant('date' as const), text: fc.constantFrom('2026-01-31', '2026-01-31T08:00:00Z') }),
);
const column = fc.constantFrom('Comp_Name', 'comp_type', '_x1', 'android').map((name) => ({ name, at: 0 }));
const operator = fc.constantFrom(
	'eq' as const,
	'ne' as const,
	'gt' as const,
	'ge' as const,
	'lt' as const,
	'like' as const,
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
	condition: fc.oneof(
		{ maxDepth: 4, depthSize: 'small' },
		fc.record({ kind: fc.constant('compare' as const), column, operator, value: literal }),
		fc.record({ kind: fc.constant('between' as const), column, low: literal, high: literal }),
		fc.record({ kind: fc.constant('in' as const), column, values: fc.array(literal, { minLength: 1, maxLength: 3 }) }),
		fc.record({
			kind: fc.constantFrom('and' as const, 'or' as const),
			parts: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
		}),
	),
}));

describe('any condition', () => {
	it('comes back as it was when what is written of it is read', () => {
		fc.assert(
			fc.property(condition, (any) => {
				expect(writeCondition(parseCondition(writeCondition(any), 'sdata'))).toBe(writeCondition(any));
			}),
		);
	});

	it('is understood by Sage CRM as it is written, and can be nothing but a condition', () => {
		fc.assert(
			fc.property(condition, (any) => {
				expect(() => parseWhere(writeCondition(any), operators)).not.toThrow();
			}),
		);
	});

	it('is read, or refused with a place within it, whatever the text', () => {
		fc.assert(
			fc.property(fc.string(), fc.constantFrom<Syntax>('sdata', 'ceql'), (text, syntax) => {
				try {
					const written = writeCondition(parseCondition(text, syntax));
					expect(() => parseWhere(written, [...operators, 'not'])).not.toThrow();
				} catch (error) {
					expect(error).toBeInstanceOf(ConditionProblem);
					expect(error).toHaveProperty('at', expect.any(Number));
					const at = Number(Reflect.get(Object(error), 'at'));
					expect([at >= 0, at <= text.length]).toEqual([true, true]);
				}
			}),
			{ numRuns: 2_000 },
		);
	});
});
