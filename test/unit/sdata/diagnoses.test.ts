import { readDiagnoses } from '../../../nodes/SageCrm/sdata/diagnoses';

const one = { $severity: 'error', $sdataCode: 'BadWhereSyntax', $message: ' Unknown operator. ' };
const read = [{ code: 'BadWhereSyntax', message: 'Unknown operator.' }];

describe('diagnoses', () => {
	it.each([
		['$diagnoses, an array', { $diagnoses: [one] }],
		['$diagnoses, one object', { $diagnoses: one }],
		['$diagnosis, an array', { $diagnosis: [one] }],
		['$diagnosis, one object', { $diagnosis: one }],
		['the answer itself, an array', [one]],
		['the answer itself, one object', one],
		['wrapped twice', [{ $diagnoses: { $diagnosis: [one] } }]],
		['without $ before the names', { $diagnoses: [{ sdataCode: 'BadWhereSyntax', message: 'Unknown operator.' }] }],
	])('are read from %s', (_, answer) => {
		expect(readDiagnoses(answer)).toMatchObject(read);
	});

	it('are all kept, in their order', () => {
		const answer = { $diagnoses: [one, { $message: 'And more' }, { $sdataCode: 'BadUrlSyntax' }] };
		expect(readDiagnoses(answer)).toMatchObject([
			...read,
			{ code: '', message: 'And more' },
			{ code: 'BadUrlSyntax', message: '' },
		]);
	});

	it.each([[undefined], [null], ['text'], [7], [{}], [[]], [{ $diagnoses: null }], [{ $message: 5 }], [[null, 'x']]])(
		'are none in %j',
		(answer) => {
			expect(readDiagnoses(answer)).toEqual([]);
		},
	);
});
