/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test, nothing of this is published */
import fc from 'fast-check';
import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { completeEntity } from '../../simulator/schema/entity.ts';
import { defaultQuirks } from '../../simulator/quirks/defaults.ts';
import { parseWhere } from '../../simulator/where/parse.ts';
import { toSql } from '../../simulator/where/toSql.ts';
import { found } from './client.ts';

const hostile = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 30 }),
	fc.constantFrom(
		"'; DROP TABLE t_company; --",
		"' OR '1'='1",
		'") OR 1=1 --',
		"a''b",
		"\\'",
		'@2026-01-01@',
		'x; y',
		'?',
		':a',
	),
	fc
		.array(fc.constantFrom("'", '"', ';', '--', ' OR ', ')', '(', '?', '%', '_', '\\', 'é', '\u0000', '/*'), {
			maxLength: 12,
		})
		.map((parts) => parts.join('')),
);
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

test('no text of a request ever becomes part of the SQL', () => {
	const entity = completeEntity({ name: 'company', prefix: 'Comp', columns: ['Comp_Name'] });
	const quirks = defaultQuirks();
	fc.assert(
		fc.property(hostile, hostile, (one, two) => {
			const where = `Comp_Name eq ${literal(one)} or (Comp_Name like ${literal(two)} and Comp_Name in (${literal(one)}, ${literal(two)}))`;
			const { sql, params } = toSql(parseWhere(where, quirks.operators), entity, quirks);
			expect(sql).toBe('("f_comp_name" = ? OR ("f_comp_name" LIKE ? AND ("f_comp_name" = ? OR "f_comp_name" = ?)))');
			expect(params).toEqual([one, two, one, two]);
		}),
	);
});

describe('over HTTP', () => {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await startSimulator({ data: 'empty', quirks: { maxUrlLength: 0 } });
	});
	afterAll(() => simulator.close());

	test('a quoted text finds exactly the row that has it, whatever is in it', async () => {
		await fc.assert(
			fc.asyncProperty(
				hostile.filter((text) => text !== '' && !text.includes('\u0000')),
				async (text) => {
					const id = simulator.store.insert('notes', { Note_Note: text });
					const ids = await found(simulator, 'notes', `Note_Note eq ${literal(text)} and Note_NoteId ge ${id}`);
					expect(ids).toEqual([id]);
				},
			),
			{ numRuns: 100 },
		);
	});

	test('any text at all as where is answered by 200 or BadWhereSyntax', async () => {
		const piece = fc.constantFrom(
			'Comp_Name',
			'Comp_CompanyId',
			'eq',
			'gt',
			'in',
			'between',
			'and',
			'or',
			'(',
			')',
			',',
			"'x'",
			'5',
			'@2026-01-01@',
			'null',
			"'",
		);
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(
					hostile,
					fc.array(piece, { maxLength: 9 }).map((parts) => parts.join(' ')),
				),
				async (where) => {
					await found(simulator, 'company', where).catch((error: unknown) => {
						expect(String(error)).toContain('BadWhereSyntax');
					});
				},
			),
			{ numRuns: 200 },
		);
		expect(simulator.store.count('company')).toBe(0);
	});
});
