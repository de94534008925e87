import { findEntity } from '../../../nodes/SageCrm/entities';
import { dialectText, noticeText, pagingText } from '../../../nodes/SageCrm/trigger/notices';
import { at, expectOneSentence } from '../sdata/examples.ts';
import { usualDialect } from './usual-dialect.ts';

const account = findEntity('account');
if (account === undefined) throw new Error('There is no account.');

describe('what the log says', () => {
	it('names the date literal that the server reads', () => {
		const dialect = { ...usualDialect, form: 'iso-at' } as const;
		const text = dialectText(dialect, account, at('2026-03-02T09:00:00Z'), 'Europe/Paris');
		expect(text).toBe(
			"Sage CRM is asked for accounts changed at '2026-03-02 10:00:00' or later (Europe/Paris) with the date @2026-03-02T10:00:00Z@.",
		);
	});

	it.each([
		[{ ordered: true, largest: 2, totalsProven: true, mostRows: null }, 'in the order of their ids.'],
		[{ ordered: true, largest: 2, totalsProven: true, mostRows: 50 }, 'ids, 50 at once at the most.'],
		[{ ordered: false, largest: 100, totalsProven: true, mostRows: null }, 'its count says when a range is whole'],
		[{ ordered: false, largest: 100, totalsProven: false, mostRows: null }, 'ranges have 100 ids at the most'],
	])('says how the server pages: %j', (paging, part) => {
		expect(pagingText(paging, account)).toContain(part);
	});

	it.each([
		[{ about: 'clock-corrected', seconds: 3600 } as const, 'set back by 3600 s'],
		[{ about: 'ledger-full', held: 7, exampleId: 43 } as const, 'for example id 43'],
		[{ about: 'undated', count: 2, exampleId: 43 } as const, 'sent 2 of the accounts with neither'],
	])('tells of %j in one sentence', (notice, part) => {
		const text = noticeText(notice, account);
		expectOneSentence(text);
		expect(text).toContain(part);
	});
});
