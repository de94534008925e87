import { readFeed, readRecord, wholeNumber } from '../../../nodes/SageCrm/sdata/feed';

const row = { $key: 43, Comp_Name: 'Harbour Lights' };

describe('a feed', () => {
	it('keeps the records as they came, and the count', () => {
		expect(readFeed({ $url: 'x', $totalResults: 31465, $resources: [row, {}] })).toEqual({
			records: [row, {}],
			total: 31465,
		});
		expect(readFeed({ $resources: [] })).toEqual({ records: [], total: null });
	});

	it.each([
		['31465', 31465],
		[0, 0],
		[null, null],
		['', null],
		['many', null],
		[1.5, null],
	])('reads the count %j as %j', ($totalResults, total) => {
		expect(readFeed({ $totalResults, $resources: [] })?.total).toBe(total);
	});

	it.each([[null], [undefined], ['text'], [[row]], [row], [{ $resources: row }], [{ $resources: ['text'] }]])(
		'is none in %j',
		(answer) => {
			expect(readFeed(answer)).toBeNull();
		},
	);
});

describe('a single record', () => {
	it('comes bare, or in a list of one', () => {
		expect(readRecord(row)).toEqual(row);
		expect(readRecord({ $totalResults: 1, $resources: [row] })).toEqual(row);
	});

	it.each([[null], [undefined], ['text'], [7], [{}], [[]], [[row]], [{ $resources: [] }]])(
		'is none in %j',
		(answer) => {
			expect(readRecord(answer)).toBeNull();
		},
	);
});

describe('a whole number', () => {
	it.each([
		[43, 43],
		['43', 43],
		[' 43 ', 43],
		['-1', -1],
		[0, 0],
		['9007199254740991', 9007199254740991],
		['9007199254740993', null],
		[9007199254740992, null],
		[4.3, null],
		['4.3', null],
		['4e3', null],
		['0x2b', null],
		['', null],
		[NaN, null],
		[true, null],
		[null, null],
		['00000000-0000-4000-8000-00000000002b', null],
	])('is read from %j as %j', (value, number) => {
		expect(wholeNumber(value)).toBe(number);
	});
});
