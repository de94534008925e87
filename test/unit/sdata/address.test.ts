import { baseAddress, listAddress, pageAddress, recordAddress } from '../../../nodes/SageCrm/sdata/address';
import { readConnection } from '../../../nodes/SageCrm/sdata/connection';
import { connection } from './examples.ts';

const base = 'https://crm.example.com/sdata/crmj/sagecrm2/-';

describe('an address', () => {
	it.each([
		['crm.example.com', 'https://crm.example.com'],
		['crm.example.com:8443', 'https://crm.example.com:8443'],
		['http://crm.example.com', 'http://crm.example.com'],
		['HTTP://CRM.example.com:8080/', 'http://crm.example.com:8080'],
		['https://crm.example.com/', 'https://crm.example.com'],
		['https://crm.example.com/crm/eware.dll/Do?Act=200', 'https://crm.example.com'],
		['crm.example.com/crm', 'https://crm.example.com'],
		['  crm.example.com  ', 'https://crm.example.com'],
		['10.0.0.7:8080', 'https://10.0.0.7:8080'],
		['[::1]:8443', 'https://[::1]:8443'],
		['crm', 'https://crm'],
	])('begins with the server alone where the host is %j', (host, origin) => {
		expect(baseAddress(readConnection({ host }))).toBe(`${origin}/sdata/crmj/sagecrm2/-`);
	});

	it('puts a literal j behind the install name, and encodes what is odd in it', () => {
		expect(baseAddress({ ...connection, installName: 'crm2020' })).toContain('/sdata/crm2020j/');
		expect(baseAddress({ ...connection, installName: 'a b/c?é' })).toContain('/sdata/a%20b%2Fc%3F%C3%A9j/');
	});

	it('leaves out of a list what is not asked for', () => {
		expect(listAddress(connection, 'company')).toBe(`${base}/company`);
		expect(listAddress(connection, 'company', { where: '', select: [], orderBy: undefined })).toBe(`${base}/company`);
	});

	it('writes spaces as %20, never as +, and a plus as %2B', () => {
		const url = listAddress(connection, 'company', {
			where: "Comp_Name eq 'A & B+C'",
			orderBy: 'Comp_Name desc',
			select: ['Comp_Name', 'Comp_Type'],
			startIndex: 11,
			count: 10,
		});
		expect(url).toBe(
			`${base}/company?where=Comp_Name%20eq%20'A%20%26%20B%2BC'&orderBy=Comp_Name%20desc&select=Comp_Name%2CComp_Type&startIndex=11&count=10`,
		);
	});

	it('keeps a condition in one parameter, whatever is in it', () => {
		const where = "Comp_Name eq 'x&count=1#?=%20'";
		const { searchParams, hash } = new URL(listAddress(connection, 'company', { where, count: 5 }));
		expect([...searchParams]).toEqual([
			['where', where],
			['count', '5'],
		]);
		expect(hash).toBe('');
	});

	it('names one record by its key in quotes, a quote in it doubled', () => {
		expect(recordAddress(connection, 'company', '43')).toBe(`${base}/company('43')`);
		expect(recordAddress(connection, 'company', "4'3/x")).toBe(`${base}/company('4''3%2Fx')`);
	});

	it('leads to the page in the browser, without a session', () => {
		expect(pageAddress(connection, { action: 260, key: 7 }, '12')).toBe(
			'https://crm.example.com/crm/eware.dll/Do?Act=260&Key0=7&Key7=12',
		);
	});
});
