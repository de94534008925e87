import type { Condition } from '../../sdata/conditions/condition';
import { pollTime } from './polling-url';

/** A condition without its comparisons with the time of the last poll. */
export interface Remainder {
	/** null where nothing is left. */
	readonly condition: Condition | null;
	/** Columns that were compared with it. */
	readonly dated: readonly string[];
}

/** @returns null where it cannot be taken out: under `not`, or beside something else under `or` */
export function withoutPollTime(condition: Condition): Remainder | null {
	switch (condition.kind) {
		case 'and':
		case 'or': {
			const parts = condition.parts.map(withoutPollTime);
			const known = parts.filter((part) => part !== null);
			const dated = known.flatMap((part) => part.dated);
			const isUneven = known.some((part) => part.dated.length > 0) && known.some((part) => part.dated.length === 0);
			if (known.length < parts.length || (condition.kind === 'or' && isUneven)) return null;
			const left = known.flatMap((part) => (part.condition === null ? [] : [part.condition]));
			const [first] = left;
			// One that asks for nothing else takes in the others.
			const isAnything = condition.kind === 'or' && left.length < known.length;
			if (first === undefined || isAnything) return { condition: null, dated };
			return { condition: left.length === 1 ? first : { kind: condition.kind, parts: left }, dated };
		}
		case 'not': {
			const part = withoutPollTime(condition.part);
			return part === null || part.dated.length > 0 ? null : { condition, dated: [] };
		}
		case 'compare':
			return remainder(condition, condition.value.text === pollTime);
		case 'between':
			return remainder(
				condition,
				[condition.low, condition.high].some(({ text }) => text === pollTime),
			);
		case 'in':
			return remainder(
				condition,
				condition.values.some(({ text }) => text === pollTime),
			);
	}
}

function remainder(condition: Exclude<Condition, { kind: 'and' | 'or' | 'not' }>, isDated: boolean): Remainder {
	return isDated ? { condition: null, dated: [condition.column.name] } : { condition, dated: [] };
}
