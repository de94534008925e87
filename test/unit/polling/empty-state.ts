import type { ResourceState } from '../../../nodes/shared/polling';

/** Of a table in which nothing has been seen yet. */
export const emptyState: ResourceState = {
	watermark: 0,
	checkpoints: [],
	ledger: new Map(),
	scan: null,
	backlogs: [],
	maxId: 0,
	totalsProven: true,
	basis: 'server',
	lead: 0,
	lastLocal: 0,
};
