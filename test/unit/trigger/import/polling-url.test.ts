import { pollTime, readPollingUrl } from '../../../../nodes/SageCrm/trigger/import/polling-url';

const mark = `'${pollTime}'`;
const asked = `Comp_UpdatedDate>${mark}`;

describe('the url of a polled resource', () => {
	it.each([
		["Comp_UpdatedDate>'${gmtDate:yyyy-MM-dd'T'HH:mm:ss'Z'}'", asked],
		["Comp_UpdatedDate>'${gmtDate:yyy-MM-dd'T'HH:mm:ss'Z'}'", asked],
		["Comp_UpdatedDate>'{gmtDate:yyyy-MM-dd'T'HH:mm:ss'Z}'\"", asked],
		["Comp_UpdatedDate>'${date}'", asked],
		['Comp_UpdatedDate>${date:yyyy-MM-dd}', asked],
		["Comp_UpdatedDate>'${dateTimeZone:{America/New_York}:yyyy-MM-dd HH:mm:ss}'", asked],
		["Comp_UpdatedDate>'${dateTimeZone:MST:yyyy-MM-dd HH:mm:ss}'", asked],
		["Comp_UpdatedDate>'${epoch}'", asked],
		['Comp_UpdatedDate>${epoch:ms}', asked],
		["Comp_UpdatedDate%3E'%24%7BgmtDate:yyyy-MM-dd%7D'", asked],
		["Comp_UpdatedDate>'${date}'%20AND%20Comp_Name%20LIKE%20'A%25'", `${asked} AND Comp_Name LIKE 'A%'`],
		["Comp_UpdatedDate>'${date}'+AND+Comp_Name='a+b'", `${asked} AND Comp_Name='a+b'`],
		["Comp_Name LIKE 'A%' AND Comp_UpdatedDate>'${date}'", `Comp_Name LIKE 'A%' AND ${asked}`],
		["Comp_Name LIKE '%ABC%'", "Comp_Name LIKE '%ABC%'"],
		["Comp_Name = 'Müller & Söhne'", "Comp_Name = 'Müller & Söhne'"],
		['Comp_Revenue > +5', 'Comp_Revenue > +5'],
	])('says which records: %s', (where, expected) => {
		expect(readPollingUrl(`/hubs/crm/accounts?where=${where}`).where).toBe(expected);
	});

	it('says of what, which columns and how many at once', () => {
		const url =
			"/hubs/crm/leads?pageSize=50&where=Lead_Stage='New'&fields=key,Lead_Stage, Lead_Source&orderBy=Lead_LeadID asc";
		expect(readPollingUrl(url)).toEqual({
			resource: 'leads',
			where: "Lead_Stage='New'",
			fields: ['key', 'Lead_Stage', 'Lead_Source'],
			pageSize: '50',
			unknown: ['orderBy'],
			repeated: [],
		});
	});

	it.each(['', '/', '?', '?where='])('may say nothing: %j', (url) => {
		expect(readPollingUrl(url)).toEqual({
			resource: '',
			where: '',
			fields: [],
			pageSize: undefined,
			unknown: [],
			repeated: [],
		});
	});
});
