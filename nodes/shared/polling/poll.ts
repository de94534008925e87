import { Draft } from './draft';
import { interruptScan } from './live';
import { lookAhead } from './look-ahead';
import { readBacklogs } from './read-backlogs';
import { readLive } from './read-live';
import { Requests, type HasTime } from './requests';
import { firstState } from './start';
import type { ResourceState } from './state';
import type { Change, ChangeSource, Notice, PollSettings } from './types';

export interface PollResult<T> {
	readonly changes: ReadonlyArray<Change<T>>;
	/** The state to keep; null where a first poll did not come as far as having one. */
	readonly state: ResourceState | null;
	readonly notices: readonly Notice[];
	/** What ended the poll before its time; what had been read is in `changes` and `state` all the same. */
	readonly failure: { readonly cause: unknown } | null;
	/** Whether the source answered at all. */
	readonly answered: boolean;
}

/**
 * One poll of one resource: reads what is new, says what has happened since `before`, and what the
 * next poll has to know. `before` is never changed.
 *
 * @param before the state that the last poll left, null for the first poll
 */
export async function pollResource<T>(
	source: ChangeSource<T>,
	before: ResourceState | null,
	settings: PollSettings,
	hasTime: HasTime,
): Promise<PollResult<T>> {
	let draft: Draft<T> | null = null;
	let failure: PollResult<T>['failure'] = null;
	const requests = new Requests(source, hasTime, before !== null);
	try {
		const ambiguity = (stamp: number) => source.ambiguity?.(stamp) ?? 0;
		const settleOf = (stamp: number) => settings.settle + ambiguity(stamp);
		const state = before ?? firstState(await source.newest(), settings, ambiguity);
		requests.answered ||= before === null;
		draft = new Draft<T>(state, settings, settleOf);
		await read(draft, requests);
	} catch (cause) {
		failure = { cause };
		if (draft?.scan != null) interruptScan(draft, draft.scan, 'else');
	}
	if (draft === null) return { changes: [], state: before, notices: [], failure, answered: requests.answered };
	const notices: Notice[] = [...draft.notices];
	if (draft.held !== null) {
		notices.push({ about: 'ledger-full', held: draft.held.count, exampleId: draft.held.exampleId });
	}
	if (draft.undated !== null) {
		notices.push({ about: 'undated', ...draft.undated });
	}
	return { changes: draft.changes, state: draft.toState(), notices, failure, answered: requests.answered };
}

/**
 * The live window first, with half of the events while there is a backlog, then the backlogs. Where time
 * is so short that only one of them is read, they take turns.
 */
async function read<T>(draft: Draft<T>, requests: Requests<T>): Promise<void> {
	const { maxEvents, turn } = draft.settings;
	const hadBacklog = draft.backlogs.length > 0;
	const half = Math.ceil(maxEvents / 2);
	const backlogFirst = hadBacklog && turn % 2 === 1;
	if (backlogFirst) await readBacklogs(draft, requests, { limit: half, keptTime: 1 / 2 });
	const limit = hadBacklog && !backlogFirst ? half : maxEvents;
	const stopped = await readLive(draft, requests, limit);
	if (stopped !== 'done' || draft.held !== null) await lookAhead(draft, requests, limit);
	if (hadBacklog && !backlogFirst) await readBacklogs(draft, requests, { limit: maxEvents, keptTime: 0 });
}
