/** A source of numbers that are the same at every run. */
export interface Random {
	/** From 0 to below 1. */
	next(): number;
	/** A whole number, both ends included. */
	whole(least: number, most: number): number;
	pick<T>(list: readonly [T, ...T[]]): T;
	/** True in `percent` of 100 cases. */
	chance(percent: number): boolean;
}

/** A Weyl sequence, stirred: good enough for names and dates. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const random: Random = {
		next: () => {
			state = (state + 0x9e3779b9) >>> 0;
			let mixed = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
			mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
			return ((mixed ^ (mixed >>> 13)) >>> 0) / 0x1_0000_0000;
		},
		whole: (least, most) => least + Math.floor(random.next() * (most - least + 1)),
		pick: (list) => list[random.whole(0, list.length - 1)] ?? list[0],
		chance: (percent) => random.next() * 100 < percent,
	};
	return random;
}
