import { parseCondition } from '../../../../nodes/SageCrm/sdata/conditions/parse-condition';
import { writeCondition } from '../../../../nodes/SageCrm/sdata/conditions/write-condition';
import { pollTime } from '../../../../nodes/SageCrm/trigger/import/polling-url';
import { withoutPollTime } from '../../../../nodes/SageCrm/trigger/import/without-poll-time';

const remainderOf = (ceql: string) => {
	const remainder = withoutPollTime(parseCondition(ceql.replaceAll('NOW', `'${pollTime}'`), 'ceql'));
	if (remainder === null) return null;
	const { condition, dated } = remainder;
	return [condition === null ? null : writeCondition(condition), dated];
};

describe('a condition without the time of the last poll', () => {
	it.each([
		['U > NOW', null, ['U']],
		["U > NOW AND A = 'x'", "A eq 'x'", ['U']],
		["A = 'x' AND (U >= NOW) AND B = 1", "(A eq 'x' and B eq 1)", ['U']],
		['U > NOW OR C > NOW', null, ['U', 'C']],
		["(U > NOW OR C > NOW) AND A = 'x'", "A eq 'x'", ['U', 'C']],
		['(U > NOW AND A = 1) OR (C > NOW AND B = 2)', '(A eq 1 or B eq 2)', ['U', 'C']],
		['U > NOW OR (C > NOW AND B = 2)', null, ['U', 'C']],
		["U BETWEEN NOW AND '2030-01-01'", "U le '2030-01-01'", ['U']],
		["A = 'x' OR B = 1", "(A eq 'x' or B eq 1)", []],
		["NOT A = 'x' AND U > NOW", "A ne 'x'", ['U']],
	])('%s is %s', (ceql, left, dated) => {
		expect(remainderOf(ceql)).toEqual([left, dated]);
	});

	it.each([
		'U < NOW',
		'U = NOW',
		'U != NOW',
		'U IN (NOW)',
		'U BETWEEN NOW AND NOW',
		"U BETWEEN '2020-01-01' AND NOW",
		"U > NOW OR A = 'x'",
		'NOT U > NOW',
		"A = 'x' AND (U > NOW OR B = 1)",
		'A = 1 OR NOT U < NOW',
	])('is not to be had of %s', (ceql) => {
		expect(remainderOf(ceql)).toBeNull();
	});
});
