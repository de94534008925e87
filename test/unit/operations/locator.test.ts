import { findEntity, type Entity } from '../../../nodes/SageCrm/entities';
import { idInAddress, type Exactness } from '../../../nodes/SageCrm/operations/locator';

const page = 'https://crm.example.com/crm/eware.dll/Do';
const pages = new Set(['1', '2', '7', '8']);

function entityOf(value: string): Entity {
	const found = findEntity(value);
	if (found === undefined) throw new Error(`There is no ${value}.`);
	return found;
}

const idIn = (address: string, resource: string, exactness: Exactness = 'own page') =>
	idInAddress(address, entityOf(resource), pages, exactness);

describe('the id in an address', () => {
	it.each([
		[`${page}?SID=12&Act=200&Mode=1&Key0=1&Key1=43`, 'account', '43'],
		[`${page}?Act=260&Key0=7&Key1=43&Key7=12`, 'opportunity', '12'],
		[`${page}?ACT=281&KEY0=8&KEY8=3`, 'case', '3'],
		[`${page}?Act=200&Key1=43`, 'account', '43'],
		// Sage CRM's number of leads is not known.
		[`${page}?Act=192&Key0=44&Key44=5&T=Lead`, 'lead', '5'],
		[`${page}?Act=192&Key44=5&T=lead`, 'lead', '5'],
		[`${page}?Act=1&Key0=6&Key1=7&Key6=5&T=Communication`, 'communication', '5'],
		["https://crm.example.com/sdata/crmj/sagecrm2/-/company('43')", 'account', '43'],
		["http://crm:8080/sdata/crmj/sagecrm2/-/Lead('7')?select=Lead_Status", 'lead', '7'],
		['https://crm.example.com/sdata/crmj/sagecrm2/-/company(43)', 'account', '43'],
		['https://crm.example.com/sdata/crmj/sagecrm2/-/company(%2743%27)', 'account', '43'],
		["company('43')", 'account', '43'],
		[
			"https://crm.example.com/sdata/crmj/sagecrm2/-/company('00000000-0000-4000-8000-00000000000a')",
			'account',
			'00000000-0000-4000-8000-00000000000a',
		],
		// What looks like an address of the API within another one is none.
		[`${page}?Act=200&Key0=1&Key1=43&x=company(5)`, 'account', '43'],
		[`${page}?Act=200&Key0=1&Key1=43&Key1=43`, 'account', '43'],
	])('%s is found for the %s', (address, resource, id) => {
		expect(idIn(address, resource)).toEqual({ id });
	});

	it.each([
		['', 'account'],
		['43', 'account'],
		['crm', 'account'],
		[page, 'account'],
		[`${page}?Act=200`, 'account'],
		[`${page}?Key0=1`, 'account'],
		[`${page}?Key0=1&Key1=x`, 'account'],
		["company('x')", 'account'],
		[`${page}?Key44=5&Key58=6`, 'lead'],
		// Which of them is meant cannot be told.
		[`${page}?Act=200&Key0=1&Key1=43&Key1=44`, 'account'],
		["https://crm.example.com/sdata/crmj/sagecrm2/-/company('43')/address", 'account'],
	])('%j has none', (address, resource) => {
		expect(idIn(address, resource)).toBe('none');
	});

	it.each([
		[`${page}?Act=220&Key0=2&Key2=43`, 'account'],
		[`${page}?Act=220&Key0=2&Key2=43`, 'lead'],
		// The account of that opportunity stands in its address as well.
		[`${page}?Act=260&Key0=7&Key1=43&Key7=12`, 'account'],
		// Nothing says whose page it is, or another tab does.
		[`${page}?Act=1&Key0=6&Key6=3`, 'lead'],
		[`${page}?Act=1&Key0=6&Key6=3&T=Communication`, 'lead'],
		[`${page}?Act=192&Key44=5`, 'lead'],
		// Without Key0 the account may be that of another page.
		[`${page}?Act=432&Key1=43&Key7=12`, 'account'],
		["https://crm.example.com/sdata/crmj/sagecrm2/-/person('43')", 'account'],
	])('%s is not taken for that of a record of another kind: %s', (address, resource) => {
		expect(idIn(address, resource)).toBe('another');
	});

	it('is that of a related record where any page will do', () => {
		const address = `${page}?Act=260&Key0=7&Key1=43&Key7=12`;
		expect(idIn(address, 'account', 'any page')).toEqual({ id: '43' });
		expect(idIn(address, 'contact', 'any page')).toBe('another');
	});
});
