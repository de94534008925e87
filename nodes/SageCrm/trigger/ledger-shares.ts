/** Room that a resource has at any rate, so that it gets on. */
const least = 64;

/**
 * How many entries the ledger of each resource may hold, so that all of them together stay within bounds. A
 * resource that was watched alone before may hold more than its share: until it has shrunk, the others have less.
 *
 * @param share of each, were they alike
 * @param sizes what each holds now
 */
export function ledgerShares(share: number, sizes: readonly number[]): number[] {
	const large = sizes.filter((size) => size > share);
	const left = share * sizes.length - large.reduce((sum, size) => sum + size, 0);
	const rest = Math.max(least, Math.floor(left / Math.max(1, sizes.length - large.length)));
	return sizes.map((size) => (size > share ? share : Math.min(share, rest)));
}
