import { fitting, isEqual } from '../../../nodes/SageCrm/operations/find-equal';
import { sortRecords } from '../../../nodes/SageCrm/operations/sort-records';

describe('a value', () => {
	it.each([
		[true, 'Y', true],
		[true, 'N', false],
		[false, 'N', true],
		['Y', 'Y', true],
		['y', 'Y', false],
		['7', 7, true],
		['7.00', 7, true],
		['007', 7, false],
		[' 7', 7, false],
		['-0.5', -0.5, true],
		[7, '7.0', true],
		[null, 0, false],
		[undefined, '', false],
	])('%j that is held equals %j: %j', (held, value, expected) => {
		expect(isEqual(held, value)).toBe(expected);
	});
});

describe('conditions', () => {
	it('go into an address as far as it bears them, short ones behind long ones too', () => {
		const [long, short] = [`Comp_Name eq '${'x'.repeat(1_400)}'`, "Comp_Type eq 'a'"];
		expect(fitting([long, long, long, short])).toEqual([long, long, short]);
		expect(fitting([long, short, long])).toEqual([long, short, long]);
		expect(fitting([`Comp_Name eq '${'x'.repeat(4_000)}'`])).toEqual([]);
	});
});

describe('records', () => {
	it('are in the order of numbers, also where these come as texts', () => {
		const records = ['900.00', '1000.00', '-5', '50.00', null, '-10'].map((value) => ({ value }));
		const sorted = sortRecords(records, [{ column: 'value', direction: 'asc', isText: false }]);
		expect(sorted.map(({ value }) => value)).toEqual(['-10', '-5', '50.00', '900.00', '1000.00', null]);
	});

	it.each([
		[['9', '10', '1a'], false, ['10', '1a', '9']],
		[['1a', '9', '10'], false, ['10', '1a', '9']],
		[['9', null, '10'], false, ['9', '10', null]],
		[['9', null, '10'], true, ['10', '9', null]],
	])('are in that of texts where one is no number, or all are known to be texts: %j', (values, isText, expected) => {
		const records = values.map((value) => ({ value }));
		const sorted = sortRecords(records, [{ column: 'value', direction: 'asc', isText }]);
		expect(sorted.map(({ value }) => value)).toEqual(expected);
	});
});
