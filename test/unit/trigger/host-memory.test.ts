import { HostMemory } from '../../../nodes/SageCrm/trigger/host-memory';
import type { NodeState } from '../../../nodes/SageCrm/trigger/node-state';

const state = (revision: number): NodeState => ({ revision, resources: new Map() });

describe("the memory of a host that keeps no poll's state where nothing was found", () => {
	it('goes on from what the last poll without events left', () => {
		const memory = new HostMemory();
		const [saved, next, later] = [state(4), state(5), state(6)];
		expect(memory.resume('a', saved)).toBe(saved);
		memory.keep('a', saved, next);
		expect(memory.resume('a', state(4))).toBe(next);
		memory.keep('a', saved, later);
		expect(memory.resume('a', state(4))).toBe(later);
	});

	it('is of no use once the host has another state, be it older or newer', () => {
		const memory = new HostMemory();
		memory.keep('a', state(4), state(5));
		for (const revision of [0, 3, 5, 9]) {
			const read = state(revision);
			expect(memory.resume('a', read)).toBe(read);
		}
	});

	it('is forgotten with a poll that found something', () => {
		const memory = new HostMemory();
		memory.keep('a', state(4), state(5));
		memory.handOver('a', state(4), 0);
		const read = state(4);
		expect(memory.resume('a', read)).toBe(read);
	});

	it('waits a while for the state of a poll with events to be saved, then takes it for lost', () => {
		const memory = new HostMemory();
		expect(memory.isBeingSaved('a', state(4), 1_000)).toBe(false);
		memory.handOver('a', state(4), 1_000);
		expect(memory.isBeingSaved('a', state(4), 10_999)).toBe(true);
		expect(memory.isBeingSaved('a', state(5), 1_001)).toBe(false);
		expect(memory.isBeingSaved('b', state(4), 1_001)).toBe(false);
		expect(memory.isBeingSaved('a', state(4), 11_000)).toBe(false);
	});

	it('is kept for each trigger by itself', () => {
		const memory = new HostMemory();
		memory.keep('a', state(4), state(5));
		const read = state(4);
		expect(memory.resume('b', read)).toBe(read);
		memory.handOver('b', state(4), 0);
		expect(memory.resume('a', read).revision).toBe(5);
	});
});
