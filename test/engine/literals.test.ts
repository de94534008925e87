/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a development dependency */
import fc from 'fast-check';
import { chunk } from 'lodash';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { itemsOf, runAction } from './engine.ts';

const strings = 10_000;
const quotes = [
	"'",
	"''",
	'"',
	'%',
	'_',
	'@',
	'[',
	']',
	'\\',
	'\n',
	'\r\n',
	'\t',
	' ',
	"' or 1 eq 1 or '",
	'🙂',
	'é',
	'&',
	'+',
	'#',
	'?',
	'=',
];

/** Every kind of text that somebody may have in a record, all different. */
function arbitraryTexts(): string[] {
	const text = fc.oneof(
		{ weight: 4, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }) },
		{
			weight: 4,
			arbitrary: fc
				.array(fc.constantFrom(...quotes, 'a', 'B', '1'), { minLength: 1, maxLength: 12 })
				.map((parts) => parts.join('')),
		},
		{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }) },
	);
	const found = new Set([
		...quotes,
		'x'.repeat(4_000),
		`${'x'.repeat(3_999)}y`,
		`${"'".repeat(2_000)}${'%'.repeat(2_000)}`,
		'🙂'.repeat(1_000),
		`${'é\n'.repeat(2_000)}`,
		'=1+1',
		'{{ $json }}',
		'null',
		'true',
		'@2026-01-01@',
	]);
	for (let seed = 1; found.size < strings; seed++) {
		for (const one of fc.sample(text, { numRuns: 2_000, seed })) if (found.size < strings) found.add(one);
	}
	return [...found];
}

describe('any text', () => {
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await startSimulator({ data: 'empty', now: '2026-03-02T09:00:00Z' });
	});

	afterAll(async () => await simulator.close());

	it(`comes back by a filter that equals it, and nothing else does: ${strings} of them`, async () => {
		const texts = arbitraryTexts();
		const credential = { ...simulator.credential };
		const items = texts.map((text) => ({ text }));
		const columns = {
			mappingMode: 'defineBelow',
			value: { Note_Note: '={{ $json.text }}', Note_ForeignTableId: 5, Note_ForeignId: 1 },
		};
		const created = itemsOf(await runAction(credential, { resource: 'note', operation: 'create', columns }, { items }));
		expect(created.map(({ json }) => json.Note_Note)).toEqual(texts);
		const filters = { filter: [{ column: 'Note_Note', condition: 'equals', value: '={{ $json.text }}' }] };
		for (const part of chunk([...created.entries()], 1_000)) {
			const asked = part.map(([index]) => ({ text: texts[index] ?? '' }));
			const parameters = { resource: 'note', operation: 'getAll', returnAll: true, filters };
			const run = await runAction(credential, parameters, { items: asked });
			expect(run.data.resultData.error?.message).toBeUndefined();
			const found = itemsOf(run);
			expect(found.map(({ json }) => json.key)).toEqual(part.map(([, { json }]) => json.key));
		}
	}, 600_000);
});
