import type { WorkflowActivateMode } from 'n8n-workflow';
import { budgetOf, occasionOf, type Occasion } from '../../../nodes/SageCrm/trigger/occasion';
import { openTrigger } from '../../engine/engine.ts';

describe('the occasion of a poll', () => {
	it.each<[WorkflowActivateMode, Occasion]>([
		['activate', 'activation'],
		['create', 'activation'],
		['manual', 'activation'],
		['init', 'resumption'],
		['update', 'resumption'],
		['leadershipChange', 'resumption'],
	])('is, where n8n says %s, first an %s and then a tick', (activation, first) => {
		const { context } = openTrigger({}, {}, { activation });
		expect([occasionOf(context), occasionOf(context), occasionOf(context)]).toEqual([first, 'tick', 'tick']);
	});

	it("is a tick with n8n's scheduler, whose contexts serve one poll each and have a limit of time", () => {
		expect(occasionOf(openTrigger({}, {}, { activation: 'update', budgetMs: 36_000 }).context)).toBe('tick');
	});

	it('is told for an older n8n, which knows no limit of time', () => {
		const context = { getActivationMode: () => 'init' as const };
		expect([occasionOf(context), occasionOf(context)]).toEqual(['resumption', 'tick']);
	});

	it('is told apart for each trigger', () => {
		const { context } = openTrigger({}, {});
		occasionOf(context);
		expect(occasionOf(openTrigger({}, {}).context)).toBe('activation');
	});
});

describe('the time for a poll', () => {
	it.each<[number | undefined, Occasion, number]>([
		[undefined, 'tick', 36_000],
		[undefined, 'activation', 10_000],
		[undefined, 'resumption', 10_000],
		[300_000, 'tick', 36_000],
		[20_000, 'tick', 20_000],
		[20_000, 'activation', 10_000],
		[5_000, 'resumption', 5_000],
	])('where n8n grants %s, at a %s, is %s ms', (granted, occasion, ms) => {
		expect(budgetOf(granted === undefined ? {} : { getPollBudgetMs: () => granted }, occasion)).toBe(ms);
	});

	it("is n8n's own answer where it has one", () => {
		expect(budgetOf(openTrigger({}, {}, { budgetMs: 12_345 }).context, 'tick')).toBe(12_345);
	});
});
