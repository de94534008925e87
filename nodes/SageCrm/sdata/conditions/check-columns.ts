import { columnsIn, ConditionProblem, type Condition } from './condition';

/**
 * Looks whether every column that a condition names exists, in any casing.
 *
 * @throws {ConditionProblem} with the nearest name that there is
 */
export function checkColumns(condition: Condition, names: readonly string[]): void {
	const known = new Set(names.map((name) => name.toLowerCase()));
	for (const { name, at } of columnsIn(condition)) {
		if (known.has(name.toLowerCase())) continue;
		const nearest = nearestName(name, names);
		const advice = nearest === null ? '' : `: did you mean ${nearest}?`;
		throw new ConditionProblem(at, `there is no column ${name}${advice}`);
	}
}

/** @returns null where none is alike enough to be meant */
export function nearestName(name: string, names: readonly string[]): string | null {
	let nearest: string | null = null;
	let least = Math.ceil(name.length / 3) + 1;
	for (const candidate of names) {
		const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
		if (distance < least) [nearest, least] = [candidate, distance];
	}
	return nearest;
}

/** How many letters have to be changed, put in or taken out (Levenshtein). */
function editDistance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, at) => at);
	for (const [i, letter] of [...from].entries()) {
		const next = [i + 1];
		for (const [j, other] of [...to].entries()) {
			const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
			next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
