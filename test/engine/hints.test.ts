import { Workflow, type INodeParameters } from 'n8n-workflow';
import { SageCrmTrigger } from '../../nodes/SageCrm/SageCrmTrigger.node';
import { instanceWithoutPolling, publishedConfigurations } from '../open-connectors/texts.ts';
import { node } from './engine.ts';
import { nodeTypes } from './node-types.ts';

const { hints = [], subtitle = '' } = new SageCrmTrigger().description;

/** As n8n's editor finds out which hints to show. */
function shown(parameters: INodeParameters): string[] {
	const trigger = node('Sage CRM Trigger', 'n8n-nodes-sage-crm.sageCrmTrigger', parameters);
	const workflow = new Workflow({ id: 'hints', nodes: [trigger], connections: {}, active: false, nodeTypes });
	const value = (expression: string): unknown =>
		workflow.expression.getSimpleParameterValue(workflow.getNode(trigger.name) ?? trigger, expression, 'internal', {});
	expect(typeof value(subtitle)).toBe('string');
	return hints
		.filter(({ displayCondition = '' }) => {
			const answer = value(displayCondition);
			// The editor leaves out a hint whose condition is anything else.
			expect(typeof answer).toBe('boolean');
			return answer;
		})
		.map(({ message }) => message);
}

describe("the trigger's hints", () => {
	it('are none without a choice that costs anything', () => {
		expect(shown({})).toEqual([]);
		expect(shown({ setup: 'form', filters: {}, options: {} })).toEqual([]);
	});

	it.each<[string, INodeParameters]>([
		['Every record there is', { startFrom: 'beginning' }],
		['two requests with every poll', { filters: { filter: [{ resource: 'account', where: 'x' }] } }],
		['neither change runs the workflow', { options: { ignoreUpdatedBy: ['own'] } }],
		['while the workflow is switched off', { options: { onReactivation: 'now' } }],
	])('say: %s', (part, parameters) => {
		expect(shown(parameters)).toEqual([expect.stringContaining(part)]);
	});

	it.each([
		...publishedConfigurations.map(([, text]) => text),
		JSON.stringify({ 'event.poller.refresh_interval': 5, 'event.notification.callback.url': 'https://x' }),
	])('name what of a pasted configuration is not taken over', (pollingConfiguration) => {
		const messages = shown({ setup: 'import', pollingConfiguration });
		expect(messages).toHaveLength(2);
		expect(messages[0]).toContain('event.poller.refresh_interval');
		expect(messages[1]).toContain('event.notification.callback.url');
		expect(shown({ setup: 'form', pollingConfiguration })).toEqual([]);
	});

	it('name what stands in a configuration that is a text itself', () => {
		const configuration = JSON.stringify({ accounts: { filterByCurrentDate: true, batchSize: 5 } });
		const messages = shown({
			setup: 'import',
			pollingConfiguration: JSON.stringify({ 'event.poller.configuration': configuration }),
		});
		expect(messages.join('\n')).toMatch(/batchSize[^]*filterByCurrentDate/);
		expect(messages).toHaveLength(2);
	});

	it('name nothing that says nothing', () => {
		expect(shown({ setup: 'import', pollingConfiguration: instanceWithoutPolling })).toEqual([
			expect.stringContaining('event.poller.refresh_interval'),
		]);
		expect(shown({ setup: 'import', pollingConfiguration: '' })).toEqual([]);
	});
});
