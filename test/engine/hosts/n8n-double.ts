/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- the tests run the nodes in n8n-core itself; nothing of this is published */
import { commitStagedCursor, PollContext, runPollInStagingScope, TriggersAndPollers } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeTypes,
	type IPollFunctions,
	type WorkflowActivateMode,
} from 'n8n-workflow';
import { SageCrmTrigger } from '../../../nodes/SageCrm/SageCrmTrigger.node';
import { newHostProcess, runPoll, type HostProcess } from '../../../nodes/SageCrm/trigger/run-poll';
import { additionalData, node, type CredentialData } from '../engine.ts';
import type { Database } from './database.ts';
import { StagedCursor } from './staged-cursor.ts';

export type Engine = 'legacy' | 'scheduler' | 'durable';
export const allEngines: readonly Engine[] = ['legacy', 'scheduler', 'durable'];

/** What the scheduler grants a poll, in milliseconds; nothing else has a limit. */
const schedulerBudgetMs = 36_000;
/** How often n8n tries to activate a trigger after a start. */
const activationTries = 5;

interface Poller {
	readonly workflow: Workflow;
	readonly context: PollContext;
}

/**
 * One n8n with one trigger in it, polling by one of n8n's three engines: what n8n 2.41.1 does between
 * `poll()` and its database, in the order in which it does it (read off its sources), with the real
 * trigger node and n8n-core's own contexts. When it polls is for the test to say.
 */
export class N8nDouble {
	private process = newHostProcess();
	/** What the default engine holds while the workflow is active. */
	private poller: Poller | null = null;
	private active = false;
	/** Whether saving static data waits for {@link flush}: n8n does not wait for it. */
	savesLate = false;
	/** Whether the next execution is never started, nor its state saved: a lease that was lost. */
	losesNext = false;
	private readonly waiting: Array<() => void> = [];
	readonly errors: unknown[] = [];
	nodeName = 'Sage CRM Trigger';

	constructor(
		readonly database: Database,
		private readonly credential: CredentialData,
		public parameters: INodeParameters,
		public engine: Engine,
	) {}

	/** The workflow is switched on. With the scheduler, `meanwhile` happens when its job is there and its first poll is not over. */
	async activate(mode: WorkflowActivateMode = 'activate', meanwhile = async () => {}): Promise<void> {
		this.poller = null;
		const workflow = this.load();
		const { database, engine } = this;
		const context = this.contextOf(workflow, mode, false);
		this.active = true;
		const isNew = engine === 'legacy' || !database.job;
		database.job = engine !== 'legacy';
		if (isNew) {
			try {
				await this.run(workflow, context, true);
			} catch (error) {
				this.active = false;
				database.job = false;
				throw error;
			}
		}
		await meanwhile();
		if (isChanged(workflow)) this.save(workflow);
		this.poller = { workflow, context };
	}

	deactivate(): void {
		this.active = false;
		this.poller = null;
		this.database.job = false;
	}

	/** The time for a poll has come. */
	async tick(): Promise<void> {
		if (!this.active) return;
		const { workflow, context } = this.engine === 'legacy' && this.poller !== null ? this.poller : this.fresh();
		try {
			await this.run(workflow, context, false);
		} catch (error) {
			this.errors.push(error);
		}
	}

	/** n8n ends and starts again, by another engine if its operator wants so. */
	async restart(engine: Engine = this.engine): Promise<void> {
		this.process = newHostProcess();
		this.waiting.splice(0);
		this.poller = null;
		const wasActive = this.active;
		this.engine = engine;
		for (let tried = 0; wasActive && tried < activationTries; tried++) {
			try {
				await this.activate('init');
				return;
			} catch (error) {
				// After five failures n8n never tries again.
				this.errors.push(error);
			}
		}
	}

	get isActive(): boolean {
		return this.active;
	}

	/** What was to be saved late is saved now. */
	flush(): void {
		for (const save of this.waiting.splice(0)) save();
	}

	/** All items of all executions. */
	get executed(): IDataObject[] {
		return this.database.executions.flat();
	}

	private fresh(): Poller {
		const workflow = this.load();
		return { workflow, context: this.contextOf(workflow, 'update', true) };
	}

	private load(): Workflow {
		return new Workflow({
			id: 'workflow',
			nodes: [this.trigger()],
			connections: {},
			active: true,
			nodeTypes: typesFor(this.process),
			staticData: this.database.loadStaticData(),
		});
	}

	private trigger(): INode {
		const parameters = { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...this.parameters };
		return node(this.nodeName, 'n8n-nodes-sage-crm.sageCrmTrigger', parameters, { id: 'id of the trigger' });
	}

	private contextOf(workflow: Workflow, mode: WorkflowActivateMode, withLimit: boolean): PollContext {
		const trigger = triggerOf(workflow);
		const staged = new StagedCursor(this.database);
		const commit = (cursor: IDataObject) => {
			if (!this.losesNext) this.database.advanceCursor(cursor);
			return !this.losesNext;
		};
		const emit = (items: INodeExecutionData[][]) => {
			const cursor = staged.take();
			if (isChanged(workflow)) this.save(workflow);
			if (cursor === null || commit(cursor)) this.database.executions.push((items[0] ?? []).map(({ json }) => json));
			this.losesNext = false;
		};
		return new PollContext(
			workflow,
			trigger,
			additionalData(this.credential),
			'trigger',
			mode,
			emit,
			(error) => this.errors.push(error),
			async () => {
				const cursor = staged.take();
				if (cursor !== null) commit(cursor);
				await Promise.resolve();
			},
			async (poll) => {
				staged.open(this.engine === 'durable', workflow.getStaticData('node', trigger));
				return await poll();
			},
			() => staged.snapshot ?? workflow.getStaticData('node', trigger),
			withLimit && this.engine !== 'legacy' ? () => schedulerBudgetMs : undefined,
		);
	}

	private async run(workflow: Workflow, context: PollContext, activating: boolean): Promise<void> {
		const poller = new TriggersAndPollers();
		await runPollInStagingScope(context, async () => {
			const response = await poller.runPollFunction(workflow, triggerOf(workflow), context);
			// What comes of a poll whose workflow was switched off or published anew meanwhile is dropped.
			const isCurrent = activating || this.engine !== 'legacy' || this.poller?.context === context;
			if (!this.active || !isCurrent) return;
			if (response !== null) context.__emit(response);
			else if (!activating) await commitStagedCursor(context);
		});
	}

	private save(workflow: Workflow): void {
		const { staticData } = workflow;
		const save = () => this.database.saveStaticData(staticData);
		if (this.savesLate) this.waiting.push(save);
		else save();
		Reflect.set(staticData, '__dataChanged', false);
	}
}

/** With the defaults of its parameters, which a workflow fills in. */
function triggerOf(workflow: Workflow): INode {
	const [trigger] = workflow.getPollNodes();
	if (trigger === undefined) throw new Error('The workflow has no trigger.');
	return trigger;
}

function isChanged({ staticData }: Workflow): boolean {
	return staticData.__dataChanged === true;
}

function typesFor(host: HostProcess): INodeTypes {
	class Trigger extends SageCrmTrigger {
		override async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
			return await runPoll(this, host);
		}
	}
	const type = new Trigger();
	return { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
}
