import { ledgerShares } from '../../../nodes/SageCrm/trigger/ledger-shares';

describe('the shares of the ledger', () => {
	it.each([
		['alike where nobody holds more', 1_500, [0, 1_500, 20], [1_500, 1_500, 1_500]],
		['less for the others where one holds more', 3_000, [9_000, 0, 10, 0], [3_000, 1_000, 1_000, 1_000]],
		['a little where one holds all', 1_500, [12_000, 0, 0, 0, 0, 0, 0, 0], [1_500, 64, 64, 64, 64, 64, 64, 64]],
		['all for one that is alone', 12_000, [11_999], [12_000]],
	])('are %s', (_, share, sizes, expected) => {
		expect(ledgerShares(share, sizes)).toEqual(expected);
	});
});
