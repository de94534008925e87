import type { NodeOperationError } from 'n8n-workflow';
import { findEntity } from '../../../../nodes/SageCrm/entities';
import { writeCondition } from '../../../../nodes/SageCrm/sdata/conditions/write-condition';
import { readParameters } from '../../../../nodes/SageCrm/trigger/parameters';
import { openTrigger } from '../../../engine/engine.ts';
import { instanceWithoutPolling, publishedConfigurations } from '../../../open-connectors/texts.ts';
import { expectOneSentence } from '../../sdata/examples.ts';

const read = (configuration: unknown, more = {}) => {
	const pollingConfiguration = typeof configuration === 'string' ? configuration : JSON.stringify(configuration);
	return readParameters(openTrigger({}, { setup: 'import', pollingConfiguration, ...more }).context);
};

const accounts = { url: "/hubs/crm/accounts?where=Comp_UpdatedDate>'${date}'" };
const projects = {
	url: "/hubs/crm/project?where=Proj_UpdatedDate>'${date}'",
	idField: 'key',
	datesConfiguration: { updatedDateField: 'Proj_UpdatedDate', createdDateField: 'Proj_CreatedDate' },
};

function messageOf(configuration: unknown): string {
	try {
		read(configuration);
	} catch (error) {
		const { message, failure } = error as NodeOperationError;
		expect(failure).toEqual({ cause: 'configuration-invalid' });
		expectOneSentence(message);
		return message;
	}
	throw new Error('It was read without a problem.');
}

describe('an imported polling configuration', () => {
	it.each(publishedConfigurations)('as the documentation has it (%s) watches all its resources', (_, text) => {
		const { resources } = read(text);
		expect(resources.map(({ entity }) => entity)).toEqual(
			['account', 'contact', 'lead', 'opportunity', 'user'].map(findEntity),
		);
		for (const { filters, columns, dates } of resources) {
			expect({ filters, columns, dates }).toEqual({
				filters: [],
				columns: [],
				dates: { zone: 'UTC', created: null, updated: null },
			});
		}
	});

	it('names the settings of the instance that mean nothing here', () => {
		const { leftOut } = read(publishedConfigurations[0]?.[1]);
		expect(leftOut).toHaveLength(2);
		expect(leftOut.join('\n')).toContain('event.poller.refresh_interval (the Poll Times');
		expect(leftOut.join('\n')).toContain('event.notification.callback.url (events run');
	});

	it.each([
		['the configuration alone', { accounts }],
		['a part of an instance', { 'event.poller.configuration': { accounts } }],
		['the configuration as a text', { 'event.poller.configuration': JSON.stringify({ accounts }, null, 1) }],
		['an instance in a list', [{ configuration: { 'event.poller.configuration': { accounts } } }]],
		['its inner part', { configuration: { accounts } }],
	])('may be %s', (_, configuration) => {
		expect(read(configuration).resources.map(({ entity }) => entity.value)).toEqual(['account']);
	});

	it('is taken with everything that it says', () => {
		const { resources, leftOut } = read({
			projects: {
				url: "/hubs/crm/Project?where=Proj_ChangedOn>='${epoch:s}' AND Proj_Stage LIKE 'A%25'&fields=id,Proj_Name&pageSize=50",
				idField: 'Proj_Number',
				createdCheckTolerance: '5',
				pollDelay: 90,
				updatedDateTimezone: 'GMT+02:00',
				datesConfiguration: {
					updatedDateField: 'Proj_ChangedOn',
					updatedDateFormat: 'dd/MM/yyy HH:mm:ss',
					createdDateField: 'Proj_MadeOn',
					createdDateFormat: "yyyy-MM-dd'T'HH:mm:ss.SSSX",
				},
			},
		});
		expect(leftOut).toEqual([]);
		expect(resources).toHaveLength(1);
		expect(resources[0]).toMatchObject({
			entity: {
				value: 'Project',
				resource: 'Project',
				idColumn: 'Proj_Number',
				updatedColumn: 'Proj_ChangedOn',
				createdColumn: 'Proj_MadeOn',
				updatedByColumn: 'Proj_UpdatedBy',
			},
			columns: ['Proj_Name'],
			dates: { zone: 'UTC+2', updated: 'dd/MM/yyyy HH:mm:ss', created: null },
			pageSize: 50,
			createdTolerance: 5,
			settle: 90,
		});
		expect(resources[0]?.filters.map(({ condition }) => writeCondition(condition))).toEqual(["Proj_Stage like 'A%'"]);
	});

	it.each([
		['within', { datesConfiguration: JSON.stringify({ updatedDateField: 'Comp_ChangedOn' }) }],
		['in another casing', { DatesConfiguration: { updatedDateField: 'Comp_ChangedOn' } }],
		['beside', { updatedDateField: 'Comp_ChangedOn' }],
	])('is understood where its dates stand %s', (_, dates) => {
		const url = "/hubs/crm/accounts?where=Comp_ChangedOn>'${date}'";
		const { resources, leftOut } = read({ accounts: { url, ...dates } });
		expect(resources[0]?.entity.updatedColumn).toBe('Comp_ChangedOn');
		expect(leftOut).toEqual([]);
	});

	it('tells of what was created alone where it asks for that date alone', () => {
		const { resources } = read({ accounts: { url: "/accounts?where=Comp_CreatedDate>'${date}'" }, projects });
		expect(resources.map(({ kinds }) => [...kinds])).toEqual([['created'], ['created', 'updated']]);
	});

	it('says which of two values counts', () => {
		const { leftOut, resources } = read({
			accounts: { url: "/accounts?where=Comp_UpdatedDate>'${date}'&pageSize=10", pageSize: 20 },
		});
		expect(resources[0]?.pageSize).toBe(20);
		expect(leftOut).toEqual([expect.stringContaining('accounts.pageSize 10 of its url')]);
	});

	it('keeps the upper end of a range that begins with the last poll', () => {
		const { resources } = read({
			accounts: { url: "/accounts?where=Comp_UpdatedDate BETWEEN '${date}' AND '2030-01-01'" },
		});
		expect(resources[0]?.filters.map(({ condition }) => writeCondition(condition))).toEqual([
			"Comp_UpdatedDate le '2030-01-01'",
		]);
	});

	it('looks longer where dates have no seconds', () => {
		const dates = { updatedDateFormat: 'dd/MM/yyyy HH:mm', createdDateFormat: 'dd/MM/yyyy HH:mm:ss' };
		expect(read({ accounts: { ...accounts, ...dates, pollDelay: 30 } }).resources[0]?.settle).toBe(89);
	});

	it('gives way to options that are added in the node', () => {
		const configuration = { accounts: { ...accounts, pageSize: 50, pollDelay: 90, createdCheckTolerance: 5 } };
		const options = { pageSize: 7, settleSeconds: 10, createdTolerance: 0 };
		expect(read(configuration, { options }).resources[0]).toMatchObject({
			pageSize: 7,
			settle: 10,
			createdTolerance: 0,
		});
	});

	it('names what of it is not taken over', () => {
		const { leftOut, resources } = read({
			accounts: {
				url: "/hubs/crm/accounts?where=Comp_Opened>'${date}'&orderBy=Comp_Name",
				filterByCurrentDate: true,
				batchSize: 10,
				newSetting: 'x',
				pageSize: 10_000,
				pollDelay: 0,
				updatedAtField: 'Comp_Other',
				datesConfiguration: {
					updatedDateField: 'Comp_UpdatedDate',
					updatedDateTimezone: 'GMT',
					createdDateTimezone: 'EST',
				},
			},
		});
		for (const name of [
			'accounts.filterByCurrentDate (what has been delivered',
			'accounts.batchSize (Max Events',
			'accounts.newSetting (this node has no such setting)',
			'accounts.orderBy (events come',
			'accounts.pageSize 10000 (1000 is used)',
			'accounts.pollDelay 0 (5 is used)',
			'accounts.createdDateTimezone (both dates are read as of GMT)',
			'accounts.updatedAtField Comp_Other (another value counts)',
			'the date Comp_Opened in the url of accounts (changes are found by Comp_UpdatedDate)',
		]) {
			expect(leftOut.join('\n')).toContain(`Not taken over from the polling configuration: ${name}`);
		}
		expect(leftOut).toHaveLength(9);
		for (const text of leftOut) expectOneSentence(text);
		expect(resources[0]).toMatchObject({ pageSize: 1000, settle: 5, dates: { zone: 'UTC' } });
	});

	it.each([
		['of a new instance', instanceWithoutPolling, 'is empty, so there is nothing to watch'],
		['that is empty', '{ }', 'is empty, so there is nothing to watch'],
		['with an empty text in it', { 'event.poller.configuration': '' }, 'is empty'],
		['that was left out', '', 'is empty: paste'],
		['of something else', { element: { key: 'sagecrm' } }, 'There is no event.poller.configuration'],
		['with a mistake', '{\n  "accounts": {\n    "url" "x"\n', 'line 3, column 11: a : is missing'],
		[
			'with a mistake in its text',
			{ 'event.poller.configuration': '{"a":\n]' },
			'The text of event.poller.configuration cannot be read as JSON at line 2, column 1',
		],
		['with a password', { password: 'hunter2', accounts }, 'holds a password ("password")'],
		['with a password deep within', { a: [{ 'event.notification.basic.Password': 'hunter2' }], accounts }, 'password'],
		['with a password in its text', { 'event.poller.configuration': '{"password":"hunter2"}' }, 'password'],
		[
			'of two instances',
			[{ 'event.poller.configuration': { accounts } }, { 'event.poller.configuration': { projects } }],
			'more than one',
		],
		['with a resource that is none', { accounts, leads: 'yes' }, 'leads must be an object'],
		['with a column that is none', { accounts: { ...accounts, idField: 'user.id' } }, 'accounts.idField'],
		['with a list for a date', { accounts: { ...accounts, updatedDateField: ['a'] } }, 'accounts.updatedDateField'],
		['without a date', { projects: { url: '/hubs/crm/project' } }, 'projects has no updatedDateField'],
		['of one resource twice', { accounts, others: accounts }, 'accounts and others'],
		['with an unknown time', { accounts: { url: "/accounts?where=A>'${lastRun}'" } }, '${lastRun}'],
		['with a slip in the time', { accounts: { url: "/accounts?where=A>'{gmtDat:yyyy}'" } }, '{gmtDat:yyyy}'],
		['before the time', { accounts: { url: "/accounts?where=A<'${date}'" } }, 'cannot be taken over'],
		['with two conditions', { accounts: { url: "/accounts?where=A>'${date}'&where=B=1" } }, 'has where twice'],
		[
			'with a list for dates',
			{ accounts: { ...accounts, datesConfiguration: [{}] } },
			'accounts.datesConfiguration must be',
		],
		['as a list', { 'event.poller.configuration': [{ accounts }] }, 'must be an object with an entry'],
		['in two parts', [{ accounts }, { projects }], 'more than one'],
		['with a password in another text', { other: '{"password":"hunter2"}', accounts }, 'password'],
		['of one resource by two names', { accounts, Company: { url: '/company' } }, 'accounts and Company'],
		['of one resource in two casings', { projects, Project: { ...projects, url: '/Project' } }, 'projects and Project'],
		['with hooks alone', { 'event.poller.configuration': '{ }', hooks: { a: { url: 'http://x' } } }, 'is empty'],
		[
			'with the time under OR',
			{ accounts: { url: "/accounts?where=A>'${date}' OR B=1" } },
			'in a way that cannot be taken over',
		],
		[
			'with a wrong condition',
			{ accounts: { url: "/accounts?where=A>'${date}' AND" } },
			'filter for accounts has a mistake',
		],
		[
			'with no zone',
			{ accounts: { ...accounts, updatedDateTimezone: 'Mars' } },
			'"Mars" is not a time zone for "accounts"',
		],
		['with no format', { accounts: { ...accounts, updatedDateFormat: 'milliseconds' } }, 'date format of "accounts"'],
		['with no number', { accounts: { ...accounts, pollDelay: 'soon' } }, 'accounts.pollDelay'],
		['with a secret column', { accounts: { url: '/accounts?fields=User_Password' } }, 'asks for "User_Password"'],
		['with a path for a column', { accounts: { url: '/accounts?fields=address.city' } }, 'asks for "address.city"'],
		['without a resource', { 'a b': { datesConfiguration: {} } }, 'does not name a resource'],
	])('%s is refused in one sentence', (_, configuration, part) => {
		const message = messageOf(configuration);
		expect(message).toContain(part);
		expect(message).not.toContain('hunter2');
	});

	it.each(['********', 'xxxxx', '<YOUR_PASSWORD>', '', null, '••••••'])(
		'may have a masked password: %j',
		(password) => {
			expect(
				read({ configuration: { password }, ...{ 'event.poller.configuration': { accounts } } }).resources,
			).toHaveLength(1);
		},
	);
});
