import { NodeApiError, NodeOperationError, type Failure, type INode } from 'n8n-workflow';
import { failureOf, mustThrow } from '../../../nodes/SageCrm/trigger/failures';
import type { Occasion } from '../../../nodes/SageCrm/trigger/occasion';
import { OrderProblem } from '../../../nodes/shared/polling';
import { expectOneSentence } from '../sdata/examples.ts';

const node: INode = { id: '1', name: 'Sage CRM Trigger', type: 't', typeVersion: 1, position: [0, 0], parameters: {} };
const failure = (cause?: Failure['cause']) =>
	new NodeOperationError(node, 'No.', cause === undefined ? {} : { failure: { cause } });

const passing = failure('temporarily-unavailable');
const lasting = failure('configuration-invalid');
const unknown = failure();

describe('a failed poll', () => {
	it.each<[Occasion, string, NodeOperationError[], boolean, boolean]>([
		['activation', 'nothing failed', [], true, false],
		['activation', 'one resource failed', [passing], true, true],
		['activation', 'nobody answered', [passing], false, true],
		['tick', 'nothing failed', [], true, false],
		['tick', 'one resource failed', [lasting], true, false],
		['tick', 'nobody answered', [passing], false, true],
		['resumption', 'nothing failed', [], false, false],
		['resumption', 'one resource failed for good', [lasting], true, false],
		['resumption', 'nobody answered for now', [passing, unknown], false, false],
		['resumption', 'nobody answered for good', [passing, lasting], false, true],
	])('at a(n) %s where %s', (occasion, _, failures, answered, throws) => {
		expect(mustThrow(occasion, failures, answered)).toBe(throws);
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
