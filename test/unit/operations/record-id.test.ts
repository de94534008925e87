import { idInAddress } from '../../../nodes/SageCrm/operations/record-id';

const page = 'https://crm.example.com/crm/eware.dll/Do';

describe('the id in an address', () => {
	it.each([
		[`${page}?SID=12&Act=200&Mode=1&Key0=1&Key1=43`, '43'],
		[`${page}?Act=260&Key0=7&Key1=43&Key7=12`, '12'],
		[`${page}?ACT=281&KEY0=8&KEY8=3`, '3'],
		[`${page}?Act=200&Key1=43`, '43'],
		["https://crm.example.com/sdata/crmj/sagecrm2/-/company('43')", '43'],
		["http://crm:8080/sdata/crmj/sagecrm2/-/Lead('7')?select=Lead_Status", '7'],
	])('%s is found', (address, id) => {
		expect(idInAddress(address)).toBe(id);
	});

	it.each(['', '43', 'crm', page, `${page}?Act=200`, `${page}?Key0=1`, "company('x')"])('%j has none', (address) => {
		expect(idInAddress(address)).toBeNull();
	});
});
