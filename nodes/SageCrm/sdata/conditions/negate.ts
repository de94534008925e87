import type { Condition, Operator } from './condition';

const opposite: Readonly<Record<Exclude<Operator, 'like'>, Operator>> = {
	eq: 'ne',
	ne: 'eq',
	gt: 'le',
	ge: 'lt',
	lt: 'ge',
	le: 'gt',
};

/** The same condition without `not`, which Sage's help does not list among its operators; only before `like` it stays. */
export function withoutNot(condition: Condition): Condition {
	switch (condition.kind) {
		case 'and':
		case 'or':
			return { ...condition, parts: condition.parts.map(withoutNot) };
		case 'not':
			return negated(condition.part);
		default:
			return condition;
	}
}

function negated(condition: Condition): Condition {
	switch (condition.kind) {
		case 'and':
		case 'or':
			return { kind: condition.kind === 'and' ? 'or' : 'and', parts: condition.parts.map(negated) };
		case 'not':
			return withoutNot(condition.part);
		case 'compare': {
			const { operator } = condition;
			return operator === 'like' ? { kind: 'not', part: condition } : { ...condition, operator: opposite[operator] };
		}
		case 'between': {
			const { column, low, high } = condition;
			const below: Condition = { kind: 'compare', column, operator: 'lt', value: low };
			return { kind: 'or', parts: [below, { kind: 'compare', column, operator: 'gt', value: high }] };
		}
		case 'in': {
			const { column, values } = condition;
			return { kind: 'and', parts: values.map((value) => ({ kind: 'compare', column, operator: 'ne', value })) };
		}
	}
}
