import type { Condition } from '../../sdata/conditions/condition';
import { pollTime } from './polling-url';

/** A condition without its comparisons with the time of the last poll. */
export interface Remainder {
	/** null where nothing is left. */
	readonly condition: Condition | null;
	/** Columns that were compared with it. */
	readonly dated: readonly string[];
}

/**
 * Takes out `column > time` and `column >= time`, which ask for what is new.
 *
 * @returns null where that cannot be done: under `not`, beside something else under `or`, in any other comparison
 */
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
		case 'compare': {
			const { operator, value, column } = condition;
			if (value.text !== pollTime) return { condition, dated: [] };
			return operator === 'gt' || operator === 'ge' ? { condition: null, dated: [column.name] } : null;
		}
		case 'between': {
			const { column, low, high } = condition;
			if (high.text === pollTime) return null;
			if (low.text !== pollTime) return { condition, dated: [] };
			return { condition: { kind: 'compare', column, operator: 'le', value: high }, dated: [column.name] };
		}
		case 'in':
			return condition.values.some(({ text }) => text === pollTime) ? null : { condition, dated: [] };
	}
}
