import { isEqual } from 'lodash';
import type { IPollFunctions } from 'n8n-workflow';
import { withoutDigests, type ResourceState } from '../../shared/polling';
import type { Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import { SageCrmChangeSource } from './change-source';
import type { Dialect } from './dialect';
import { fingerprintOf, type NodeState, type WatchedState } from './node-state';
import { dialectText, pagingText } from './notices';
import type { TriggerParameters } from './parameters';
import { stateName, type WatchedResource } from './watched-resource';
import { inZone } from './zone-change';

export interface WatchSettings {
	/** Entries of the ledger for this resource. */
	readonly ledgerCapacity: number;
	readonly ignoredUsers: ReadonlySet<string>;
	/** Whether what changed before now is to be left out, whatever is known. */
	readonly anew: boolean;
}

/** One resource as this poll goes on with it: what is known of it, where it is read from, and how. */
export function watch(
	context: IPollFunctions,
	client: SDataClient,
	{ polling }: TriggerParameters,
	watched: WatchedResource,
	{ resources, revision }: NodeState,
	{ ledgerCapacity, ignoredUsers, anew }: WatchSettings,
) {
	const { entity, columns, dates, kinds, pageSize, createdTolerance, settle } = watched;
	const zone = dates.zone ?? client.connection.zone;
	const stored = resources.get(stateName(entity));
	const fingerprint = fingerprintOf(client.connection, entity, dates);
	if (stored !== undefined && stored.fingerprint !== fingerprint) {
		context.logger.warn(
			`Sage CRM Trigger: another server, other date columns or another date format are watched now, so ${entity.plural} start anew.`,
		);
	}
	const known = stored?.fingerprint === fingerprint ? inZone(stored, zone) : undefined;
	if (known !== undefined && known !== stored) {
		context.logger.info(
			`Sage CRM Trigger: the time zone is another one now: the dates of ${entity.plural} are read as of ${zone}, and the trigger goes on where it was.`,
		);
	}
	const source = new SageCrmChangeSource({
		...watched,
		node: context.getNode(),
		client,
		pageSize: Math.min(pageSize, known?.paging?.mostRows ?? Infinity),
		ignoredUsers,
		dialect: known?.dialect ?? null,
		paging: known?.paging ?? null,
	});
	const asked = columns.map((name) => name.toLowerCase()).sort();
	const before = known === undefined || anew ? null : comparable(known, asked);
	const start = anew && known !== undefined ? ({ from: 'now' } as const) : polling.start;
	const settings = { ...polling, kinds, createdTolerance, settle, start, ledgerCapacity, turn: revision };
	return { watched, zone, known, fingerprint, columns: asked, source, before, settings };
}

/** The state, without what other columns than those of now had made of the contents. */
function comparable({ columns, state }: WatchedState, asked: readonly string[]): ResourceState {
	return isEqual(columns, asked) ? state : { ...state, ledger: withoutDigests(state.ledger) };
}

/** Tells once what was found out about the server; it is kept in the state from then on. */
export function tellWhatIsNew(
	{ logger }: IPollFunctions,
	entity: Entity,
	known: WatchedState | undefined,
	{ dialect, paging }: SageCrmChangeSource,
	zone: string,
): void {
	const told = (of: Dialect | null | undefined) => [
		of?.form,
		of?.offset,
		of?.granularity,
		of?.asksCreated,
		of?.asksUpdated,
	];
	if (dialect !== null && !isEqual(told(dialect), told(known?.dialect))) {
		logger.info(`Sage CRM Trigger: ${dialectText(dialect, entity, Math.floor(Date.now() / 1000), zone)}`);
	}
	if (paging !== null && !isEqual(paging, known?.paging)) {
		const text = `Sage CRM Trigger: ${pagingText(paging, entity)}`;
		if (paging.ordered) logger.info(text);
		else logger.warn(text);
	}
}

/** Another one first with every poll, so that where the time runs short it is not always the same that waits. */
export function rotated<T>(values: readonly T[], by: number): T[] {
	const at = values.length === 0 ? 0 : by % values.length;
	return [...values.slice(at), ...values.slice(0, at)];
}
