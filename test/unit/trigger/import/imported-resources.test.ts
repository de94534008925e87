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
			dates: { zone: '+02:00', updated: 'dd/MM/yyyy HH:mm:ss', created: null },
			pageSize: 50,
			createdTolerance: 5,
			settle: 90,
		});
		expect(resources[0]?.filters.map(({ condition }) => writeCondition(condition))).toEqual(["Proj_Stage like 'A%'"]);
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
			'accounts.updatedAtField (',
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
		['with a mistake in its text', { 'event.poller.configuration': '{"a":\n]' }, 'line 2, column 1'],
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
		['with the time under OR', { accounts: { url: "/accounts?where=A>'${date}' OR B=1" } }, 'under OR'],
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
		['with a secret column', { accounts: { url: '/accounts?fields=User_Password' } }, '"User_Password"'],
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
