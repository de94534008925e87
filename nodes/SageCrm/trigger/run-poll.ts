import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { pollAll, type PollResult } from '../../shared/polling';
import type { RawRecord } from '../sdata/feed';
import { openFrom } from '../sdata/open';
import { checkColumns } from './check-columns';
import { errorOf, failureOf } from './failures';
import { HostMemory } from './host-memory';
import type { NodeState, WatchedState } from './node-state';
import { ledgerShares } from './ledger-shares';
import { noticeText, progressText } from './notices';
import { budgetOf, occasionOf, type Occasion } from './occasion';
import { itemOf } from './output';
import { idsOf, OwnUsers } from './own-user';
import { readParameters, type TriggerParameters } from './parameters';
import { PollGuard, type Turn } from './poll-guard';
import { sample } from './sample';
import { openState } from './state-keeper';
import { tellShiftedZones } from './tell-zones';
import { stateName, type WatchedResource } from './watched-resource';
import { rotated, tellWhatIsNew, watch } from './watch';
import { ZoneWatch } from './zone-watch';

/** What all triggers of one n8n process share. */
export interface HostProcess {
	readonly memory: HostMemory;
	readonly guard: PollGuard;
	readonly zones: ZoneWatch;
	readonly ownUsers: OwnUsers;
}

export function newHostProcess(): HostProcess {
	return { memory: new HostMemory(), guard: new PollGuard(), zones: new ZoneWatch(), ownUsers: new OwnUsers() };
}

const thisProcess = newHostProcess();

/** Milliseconds between the last request's end and the end of the poll. */
const marginMs = 3_000;
/** Milliseconds that an activation waits for a poll under way. */
const longestWaitMs = 3_000;

/**
 * One call of the trigger's `poll()`: parameters in, items out, the state assigned once and last.
 *
 * @param host another process than this one only in tests, which let n8n start anew
 */
export async function runPoll(
	context: IPollFunctions,
	host: HostProcess = thisProcess,
): Promise<INodeExecutionData[][] | null> {
	const parameters = readParameters(context);
	if (context.getMode() === 'manual') return await sample(context, await openFrom(context), parameters);
	const occasion = occasionOf(context);
	const budgetMs = budgetOf(context, occasion);
	const until = Date.now() + budgetMs - Math.min(marginMs, budgetMs / 4);
	const trigger = `${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
	const turn =
		occasion === 'tick' ? host.guard.take(trigger, budgetMs) : await host.guard.await(trigger, budgetMs, longestWaitMs);
	if (turn === null) {
		context.logger.debug('The last poll of this Sage CRM trigger is still under way: this one is left out.');
		return null;
	}
	try {
		return await poll(context, parameters, { occasion, trigger, turn, host, until });
	} finally {
		turn.end();
	}
}

interface Round {
	readonly occasion: Occasion;
	readonly trigger: string;
	readonly turn: Turn;
	readonly host: HostProcess;
	/** Milliseconds since 1970 by which the last request must have ended. */
	readonly until: number;
}

async function poll(
	context: IPollFunctions,
	parameters: TriggerParameters,
	{ occasion, trigger, turn, host, until }: Round,
): Promise<INodeExecutionData[][] | null> {
	const node = context.getNode();
	const client = await openFrom(context, until);
	const keeper = openState(context, occasion);
	const { read, savedApart } = keeper;
	const before = host.memory.resume(trigger, read, { now: Date.now(), occasion, savedApart });
	if (before === null) {
		context.logger.debug(
			'n8n is still saving the state of the last poll of this Sage CRM trigger: this one is left out.',
		);
		return null;
	}

	const resources = rotated(parameters.resources, before.revision);
	const sizes = resources.map(({ entity }) => before.resources.get(stateName(entity))?.state.ledger.size ?? 0);
	const shares = ledgerShares(parameters.polling.ledgerCapacity, sizes);
	if (occasion === 'activation') {
		for (const text of parameters.leftOut) context.logger.info(`Sage CRM Trigger: ${text}`);
		await checkColumns(node, client, parameters.resources);
	}
	const ignoredUsers = await idsOf(
		parameters.ignoreUpdatedBy,
		async () => await host.ownUsers.idOf(client, node),
	).catch(async (error: unknown) => {
		// As if every resource had failed: without that user nothing can be polled.
		const failure = failureOf(error, node);
		const thrown = errorOf(occasion, [{ failure, answered: false, hasEvents: false, canGoOn: true }]);
		if (thrown !== null) return await Promise.reject(thrown);
		context.logger.warn(`Sage CRM Trigger: ${failure.message}`);
		return null;
	});
	if (ignoredUsers === null) return null;
	const anew = occasion === 'activation' && parameters.onReactivation === 'now';
	const watches = resources.map((resource, at) => {
		const ledgerCapacity = shares[at] ?? parameters.polling.ledgerCapacity;
		return watch(context, client, parameters, resource, before, { ledgerCapacity, ignoredUsers, anew });
	});
	const reserveMs = (until - Date.now()) / 4;
	const results = await pollAll(watches, () => until - reserveMs - Date.now());

	const failures = results.map(({ failure }) => (failure === null ? null : failureOf(failure.cause, node)));
	const toThrow = errorOf(
		occasion,
		results.map(({ answered, changes, state }, at) => ({
			failure: failures[at] ?? null,
			answered,
			hasEvents: changes.length > 0,
			canGoOn: state !== null,
		})),
	);
	if (toThrow !== null) throw toThrow;
	for (const failure of failures) if (failure !== null) context.logger.warn(`Sage CRM Trigger: ${failure.message}`);

	const states = new Map<string, WatchedState>();
	const itemsOf = new Map<WatchedResource, INodeExecutionData[]>();
	watches.forEach(({ watched, zone, known, fingerprint, columns, source, before: earlier }, at) => {
		const { entity } = watched;
		const result: PollResult<RawRecord> | undefined = results[at];
		if (result === undefined) return;
		for (const notice of result.notices) context.logger.warn(noticeText(notice, entity));
		if (result.state !== null) {
			const { dialect, paging } = source;
			tellWhatIsNew(context, entity, known, source, zone);
			const progress = progressText(earlier, result.state, entity);
			if (progress !== null) context.logger.info(`Sage CRM Trigger: ${progress}`);
			states.set(stateName(entity), { fingerprint, zone, columns, dialect, paging, state: result.state });
		}
		itemsOf.set(
			watched,
			result.changes.map((change) => itemOf(change, entity, client.connection, zone, parameters.output)),
		);
	});
	const polled = watches.flatMap((each, at) => {
		const result = results[at];
		return result === undefined ? [] : [{ ...each, result }];
	});
	tellShiftedZones(context, host.zones, trigger, polled);
	const items = parameters.resources.flatMap((resource) => itemsOf.get(resource) ?? []);
	if (!turn.isHeld()) {
		context.logger.warn(
			'A poll of this Sage CRM trigger took so long that it was given up or another one has begun: its result is dropped, and the next poll finds the same changes.',
		);
		return null;
	}
	const next: NodeState = { revision: before.revision + 1, resources: states };
	keeper.assign(next, { withEvents: items.length > 0, anew });
	if (items.length > 0) host.memory.handOver(trigger, next, Date.now());
	else host.memory.keep(trigger, next);
	return items.length > 0 ? [items] : null;
}
