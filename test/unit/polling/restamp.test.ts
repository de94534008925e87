import { restampState, type ResourceState } from '../../../nodes/shared/polling';

const state: ResourceState = {
	watermark: 1_000,
	checkpoints: [{ stamp: 1_010, reached: 5_000, reachedLocal: 5_001 }],
	ledger: new Map([
		[7, { stamp: 1_005, digest: 'a', known: true, created: 1_020 }],
		[9, { stamp: 1_006, digest: 'b', known: false, created: null }],
	]),
	scan: { last: 7, horizon: 1_004, silence: { why: 'clock', above: 1_001, upTo: 1_003 } },
	backlogs: [{ from: 0, to: 900, last: 3, maxId: 12 }],
	maxId: 12,
	totalsProven: true,
	basis: 'server',
	lead: -4,
	lastLocal: 5_002,
};

describe('a state whose stamps are read anew', () => {
	it('has every stamp read so, and nothing else changed', () => {
		expect(restampState(state, (stamp) => stamp + 3_600)).toEqual({
			...state,
			watermark: 4_600,
			checkpoints: [{ stamp: 4_610, reached: 5_000, reachedLocal: 5_001 }],
			ledger: new Map([
				[7, { stamp: 4_605, digest: 'a', known: true, created: 4_620 }],
				[9, { stamp: 4_606, digest: 'b', known: false, created: null }],
			]),
			scan: { last: 7, horizon: 4_604, silence: { why: 'clock', above: 4_601, upTo: 4_603 } },
			backlogs: [{ from: 0, to: 4_500, last: 3, maxId: 12 }],
		});
	});

	it('comes back when it is read as before', () => {
		const there = restampState(state, (stamp) => stamp + 3_600);
		expect(restampState(there, (stamp) => stamp - 3_600)).toEqual(state);
	});

	it('keeps what stands for no date at all', () => {
		const fresh: ResourceState = { ...state, watermark: 0, scan: null };
		expect(restampState(fresh, () => 77)).toMatchObject({ watermark: 0, scan: null });
		expect(restampState({ ...fresh, watermark: 1 }, () => 77).watermark).toBe(1);
	});
});
