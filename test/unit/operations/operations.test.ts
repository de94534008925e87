import { entities, findEntity } from '../../../nodes/SageCrm/entities';
import { actionProperties, findOperation, operations } from '../../../nodes/SageCrm/operations';
import { withArticle } from '../../../nodes/SageCrm/operations/operation';

describe('the operations', () => {
	it('are found by their values', () => {
		for (const operation of operations) expect(findOperation(operation.value)).toBe(operation);
		expect(findOperation('drop')).toBeUndefined();
	});

	it('are offered for each resource, in sentences of their own', () => {
		const offered = actionProperties.filter(({ name }) => name === 'operation');
		expect(offered).toHaveLength(entities.length + 1);
		const actions = offered.flatMap(({ options = [] }) =>
			options.map((option) => ('action' in option ? option.action : '')),
		);
		expect(new Set(actions).size).toBe((entities.length + 1) * operations.length);
		for (const action of actions) expect(action).toMatch(/^[A-Z][a-z]+( [a-z]+)+$/);
	});

	it.each([
		['account', 'an account'],
		['opportunity', 'an opportunity'],
		['user', 'a user'],
		['lead', 'a lead'],
		['case', 'a case'],
	])('speak of %s with its article', (value, words) => {
		const entity = findEntity(value);
		expect(entity === undefined ? '' : withArticle(entity)).toBe(words);
	});

	it('show each of their properties for operations that there are', () => {
		const values = operations.map(({ value }) => value);
		for (const { properties, value } of operations) {
			for (const { displayOptions } of properties) {
				const shown = displayOptions?.show?.operation ?? [];
				expect(shown).toContain(value);
				for (const one of shown) expect(values).toContain(one);
			}
		}
	});
});
