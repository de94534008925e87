export { withoutDigests } from './ledger';
export { OrderProblem, provesTotals } from './pages';
export { Partitions, RangeProblem, type AskRange, type KnownAnswers, type RangeQuery } from './partition';
export { pollResource, type PollResult } from './poll';
export { pollAll, type ResourcePoll } from './poll-all';
export { restampState } from './restamp';
export { isFromFuture } from './start';
export type { ResourceState } from './state';
export { restoreState, StateProblem, storeState, type StoredState } from './stored-state';
export type {
	Change,
	ChangeKind,
	ChangeSource,
	Clock,
	Newest,
	Notice,
	Page,
	PageQuery,
	PollSettings,
	RecordId,
	Stamp,
	Start,
	Version,
} from './types';
export { effectiveStamp } from './types';
