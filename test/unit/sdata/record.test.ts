/* eslint-disable @n8n/community-nodes/no-restricted-imports -- fast-check makes the cases; nothing of this is published */
import fc from 'fast-check';
import {
	columnReader,
	isSecret,
	presentKey,
	presentRecord,
	type RecordView,
} from '../../../nodes/SageCrm/sdata/record';

const view: RecordView = {
	names: new Map([
		['comp_name', 'Comp_Name'],
		['lead_createddate', 'lead_createddate'],
		['oppo_targetclose', 'Oppo_TargetClose'],
	]),
	days: new Set(['oppo_targetclose']),
	moments: new Set<string>(['comm_datetime']),
	zone: 'UTC',
};

describe('a record as users see it', () => {
	it('names its key "key", leaves out other $…, and has the known casing', () => {
		const raw = { $key: '43', $title: 'x', $url: 'http://internal', COMP_NAME: 'A', lead_CREATEDDATE: 'B', Own: 1 };
		expect(presentRecord(raw, view)).toEqual({ key: 43, Comp_Name: 'A', lead_createddate: 'B', Own: 1 });
	});

	it('shows a date without a time as that day, and what is none as it is', () => {
		const shown = (value: unknown) => presentRecord({ oppo_TargetClose: value }, view).Oppo_TargetClose;
		expect(shown('2026-06-27T23:00:00Z')).toBe('2026-06-28');
		expect(shown('2026-06-28T04:00:00Z')).toBe('2026-06-28');
		expect([null, '', 'soon'].map(shown)).toEqual([null, '', 'soon']);
	});

	it.each([
		['UTC', '2026-07-03T11:00:00Z'],
		['Europe/Dublin', '2026-07-03T10:00:00Z'],
	])('shows moments in true UTC, where the server shows those of %s', (zone, expected) => {
		expect(presentRecord({ comm_datetime: '2026-07-03T11:00:00Z' }, { ...view, zone })).toEqual({
			comm_datetime: expected,
		});
		expect(presentRecord({ comm_datetime: 'soon' }, { ...view, zone })).toEqual({ comm_datetime: 'soon' });
	});

	it('treats nested records alike, in objects and in lists, and shows what there may be several of as a list', () => {
		const nested = { $key: 7, $url: 'x', comp_name: 'N' };
		const raw = { Company: nested, email: { $resources: [nested] }, phone: [nested, 'x', null] };
		expect(presentRecord(raw, view)).toEqual({
			Company: { key: 7, Comp_Name: 'N' },
			email: [{ key: 7, Comp_Name: 'N' }],
			phone: [{ key: 7, Comp_Name: 'N' }, 'x', null],
		});
	});

	it.each([
		'User_Password',
		'user_password',
		'USER_PASSWORD',
		'password',
		'Smtp_Passwd',
		'UserPasswordHash',
		'Emse_Pwd',
	])('never holds %s, nested ones included', (column) => {
		expect(isSecret(column)).toBe(true);
		const raw = { [column]: 's3cret', User: { [column]: 's3cret', Rows: [{ [column]: 's3cret' }] } };
		expect(JSON.stringify(presentRecord(raw, view))).not.toContain('s3cret');
	});

	it('holds no secret at any depth, whatever the record', () => {
		const anywhere = fc.letrec((tie) => ({
			node: fc.oneof(
				{ depthSize: 'small' },
				fc.constant('harmless'),
				fc.array(tie('node'), { maxLength: 3 }),
				fc.dictionary(fc.constantFrom('User_Password', 'passwd', 'Person', '$resources', 'x'), tie('node')),
			),
		})).node;
		fc.assert(
			fc.property(anywhere, (node) => {
				const shown = JSON.stringify(presentRecord({ node }, view));
				expect(shown).not.toMatch(/passw/i);
			}),
		);
	});

	it.each(['Comp_Name', 'Pers_PassedOn', 'Comp_Passport'])('does hold %s', (column) => {
		expect(isSecret(column)).toBe(false);
	});

	it('keeps plain values, and makes anything else null', () => {
		const raw = { a: 'x', b: 0, c: false, d: null, e: undefined, f: '' };
		expect(presentRecord(raw, view)).toEqual({ a: 'x', b: 0, c: false, d: null, e: null, f: '' });
	});

	it.each([
		[43, 43],
		['43', 43],
		['9007199254740993', '9007199254740993'],
		['guid-like', 'guid-like'],
		[null, null],
		[undefined, null],
	])('has the key %j as %j', (raw, key) => {
		expect(presentKey(raw)).toBe(key);
	});

	it('is read by column whatever the casing', () => {
		const read = columnReader({ lead_createddate: 'x', Comp_Name: null });
		expect(read('Lead_CreatedDate')).toBe('x');
		expect(read('COMP_NAME')).toBeNull();
		expect(read('Comp_Type')).toBeUndefined();
	});
});
