import { readConnection } from '../../../nodes/SageCrm/sdata/connection';
import { zoneText } from '../../../nodes/SageCrm/trigger/notices';
import { shiftsOf, ZoneWatch, zoneThatFits } from '../../../nodes/SageCrm/trigger/zone-watch';
import type { PollResult, ResourceState } from '../../../nodes/shared/polling';
import { emptyState } from '../polling/empty-state.ts';
import { at, expectOneSentence } from '../sdata/examples.ts';

const state = (lastLocal: number, more: Partial<ResourceState> = {}): ResourceState => ({
	...emptyState,
	watermark: 1,
	lastLocal,
	...more,
});

const resultAt = (now: number, ...stamps: number[]): PollResult<unknown> => ({
	changes: stamps.map((stamp, id) => ({
		kind: 'updated' as const,
		stamp,
		version: { id, created: null, updated: stamp, digest: '', payload: {} },
	})),
	state: state(now),
	notices: [],
	failure: null,
	answered: true,
});

describe('dates that are off', () => {
	const [since, now] = [1_000_000, 1_000_060];

	it.each([
		['within the poll', [since + 30], [0]],
		['committed late', [since - 50], [0]],
		['an hour ahead', [since + 3_630], [4]],
		['five hours behind', [since - 5 * 3_600 + 30], [-20]],
		['half an hour and a bit ahead', [since + 1_900], [2]],
		['in the future for another reason', [since + 86_400 * 30 + 450], [0]],
	])('are told by quarters of an hour: %s', (_, stamps, shifts) => {
		expect(shiftsOf(state(since), resultAt(now, ...stamps), 60)).toEqual(shifts);
	});

	it.each<[string, ResourceState | null]>([
		['at a start', null],
		['beside a backlog', state(since, { backlogs: [{ from: 0, to: 1, last: 0, maxId: 0 }] })],
		['without a server time', state(since, { lead: null })],
		['after a long pause', state(since - 3_600)],
	])('are not guessed %s', (_, before) => {
		expect(shiftsOf(before, resultAt(now, since + 3_630), 60)).toEqual([]);
	});

	it('are warned of once, after three in a row', () => {
		const watch = new ZoneWatch();
		expect(watch.observe('a', [4, 4])).toBeNull();
		expect(watch.observe('b', [4])).toBeNull();
		expect(watch.observe('a', [0])).toBeNull();
		expect(watch.observe('a', [4, 4])).toBeNull();
		expect(watch.observe('a', [])).toBeNull();
		expect(watch.observe('a', [4])).toBe(4);
		expect(watch.observe('a', [4, 4, 4])).toBeNull();
	});
});

describe('the zone that fits', () => {
	const summer = at('2026-07-01T12:00:00Z');
	it.each([
		[4, 'UTC', 'America/New_York', 'Europe/London'],
		[4, 'UTC', 'Europe/Dublin', 'Europe/Dublin'],
		[-16, 'UTC', 'UTC', 'America/New_York'],
		[-4, 'Europe/London', 'UTC', 'UTC'],
		[22, 'UTC', 'UTC', 'Asia/Kolkata'],
		[23, 'UTC', 'UTC', 'UTC+5:45'],
		[-38, 'UTC', 'UTC', 'UTC-9:30'],
	])('%s quarters from %s, in an n8n in %s, is %s', (quarters, zone, preferred, expected) => {
		expect(zoneThatFits(quarters, summer, zone, preferred)).toBe(expected);
		expect(readConnection({ host: 'crm.example.com', timeZone: expected }).zone).toBe(expected);
	});

	it('is named in one sentence', () => {
		const text = zoneText(4, summer, 'UTC', 'UTC', 'in the credential');
		expectOneSentence(text);
		expect(text).toContain('60 minutes ahead of');
		expect(text).toContain('Europe/London (now UTC)');
	});
});
