import { NodeApiError, NodeOperationError, type Failure, type INode } from 'n8n-workflow';
import { OutOfTime } from '../../../nodes/SageCrm/sdata/caller';
import { errorOf, failureOf, type NodeFailure, type ResourceOutcome } from '../../../nodes/SageCrm/trigger/failures';
import type { Occasion } from '../../../nodes/SageCrm/trigger/occasion';
import { OrderProblem } from '../../../nodes/shared/polling';
import { expectOneSentence } from '../sdata/examples.ts';

const node: INode = { id: '1', name: 'Sage CRM Trigger', type: 't', typeVersion: 1, position: [0, 0], parameters: {} };
const failure = (cause?: Failure['cause']) =>
	new NodeOperationError(node, 'No.', cause === undefined ? {} : { failure: { cause } });

const passing = failure('temporarily-unavailable');
const lasting = failure('configuration-invalid');
const unknown = failure();

const slow = new OutOfTime(node, { message: 'Slow.' });

/** What became of one resource: fine, without events, unless said otherwise. */
const outcome = (failure: ResourceOutcome['failure'], more: Partial<ResourceOutcome> = {}): ResourceOutcome => ({
	failure,
	answered: true,
	hasEvents: false,
	canGoOn: true,
	...more,
});
const fine = outcome(null);
const silent = (failure: ResourceOutcome['failure']) => outcome(failure, { answered: false, canGoOn: false });

describe('a failed poll', () => {
	it.each<[Occasion, string, ResourceOutcome[], NodeFailure | null]>([
		['activation', 'nothing failed', [fine], null],
		['activation', 'one resource failed', [fine, outcome(passing)], passing],
		['activation', 'nobody answered', [silent(passing)], passing],
		['activation', 'a slow one can go on later', [outcome(slow), fine], null],
		['activation', 'one was too slow for a beginning', [silent(slow), fine], slow],
		['tick', 'nothing failed', [fine], null],
		['tick', 'one resource failed', [fine, outcome(lasting)], null],
		['tick', 'nobody answered', [silent(passing), silent(unknown)], passing],
		['tick', 'all fail for now', [outcome(passing), outcome(lasting)], null],
		['tick', 'all fail for good', [outcome(lasting), outcome(lasting)], lasting],
		['tick', 'all fail for good after some pages', [outcome(lasting, { hasEvents: true })], null],
		['resumption', 'nothing failed', [fine], null],
		['resumption', 'one resource failed for good', [fine, outcome(lasting)], null],
		['resumption', 'nobody answered for now', [silent(passing), silent(unknown)], null],
		['resumption', 'nobody answered for good', [silent(lasting)], lasting],
	])('at a(n) %s where %s', (occasion, _, outcomes, thrown) => {
		expect(errorOf(occasion, outcomes)).toBe(thrown);
	});
});

describe('whatever ended a poll', () => {
	it('is handed on where n8n can show it already', () => {
		const api = new NodeApiError(node, { message: 'x' });
		expect(failureOf(api, node)).toBe(api);
		expect(failureOf(lasting, node)).toBe(lasting);
	});

	it('says in one sentence that the server answers something else', () => {
		const shown = failureOf(new OrderProblem(), node);
		expectOneSentence(shown.message);
		expect(shown.message).toContain('asked for by their ids');
		expect(shown.failure).toEqual({ cause: 'configuration-invalid' });
	});

	it.each([
		['an error', new Error('It broke.'), 'It broke.'],
		['a text', 'It broke.', 'It broke.'],
	])('becomes an error of the node from %s', (_, cause, message) => {
		const shown = failureOf(cause, node);
		expect(shown).toBeInstanceOf(NodeOperationError);
		expect(shown.message).toBe(message);
		expect(shown.node).toBe(node);
	});
});
