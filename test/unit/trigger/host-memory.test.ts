import { HostMemory, type Reading } from '../../../nodes/SageCrm/trigger/host-memory';
import type { NodeState } from '../../../nodes/SageCrm/trigger/node-state';

const tick: Reading = { now: 0, occasion: 'tick', savedApart: true };
const state = (revision: number): NodeState => ({ revision, resources: new Map() });

/** A memory that has read revision 4 of the trigger a. */
function memoryAt4(): HostMemory {
	const memory = new HostMemory();
	memory.resume('a', state(4), tick);
	return memory;
}

const revisionAfter = (memory: HostMemory, read: number, reading: Partial<Reading> = {}) =>
	memory.resume('a', state(read), { ...tick, ...reading })?.revision;

describe("what a process remembers of a trigger's polls", () => {
	it('is nothing at first', () => {
		const read = state(4);
		expect(new HostMemory().resume('a', read, tick)).toBe(read);
	});

	it('goes on from the last poll without events where n8n keeps its state nowhere', () => {
		const memory = memoryAt4();
		memory.keep('a', state(5));
		expect(revisionAfter(memory, 4)).toBe(5);
		memory.keep('a', state(6));
		expect(revisionAfter(memory, 4)).toBe(6);
	});

	it('goes on from what n8n has where that was saved since, by another process as well', () => {
		const memory = memoryAt4();
		memory.keep('a', state(9));
		expect(revisionAfter(memory, 5)).toBe(5);
	});

	it('does not follow n8n back to an older copy', () => {
		const memory = memoryAt4();
		expect(revisionAfter(memory, 1)).toBe(4);
		memory.keep('a', state(5));
		expect(revisionAfter(memory, 0)).toBe(5);
	});

	it('takes events for executed whatever became of the state that n8n saves apart from them', () => {
		const memory = memoryAt4();
		memory.handOver('a', state(5), 1_000);
		expect(revisionAfter(memory, 4, { now: 1_001 })).toBe(5);
		expect(revisionAfter(memory, 0, { now: 99_000 })).toBe(5);
	});

	it('takes them for lost where the workflow was switched off just then', () => {
		const memory = memoryAt4();
		memory.handOver('a', state(5), 1_000);
		const again = memory.resume('a', state(4), { ...tick, now: 1_001, occasion: 'activation' });
		// A state that comes of it is newer than the lost one, should that be saved after all.
		expect(again?.revision).toBe(5);
		expect(revisionAfter(memory, 4)).toBe(5);
	});

	it('waits a while for a state that is committed together with them, then takes both for lost', () => {
		const memory = memoryAt4();
		const cursor = { savedApart: false };
		memory.keep('a', state(5));
		memory.handOver('a', state(6), 1_000);
		expect(revisionAfter(memory, 4, { ...cursor, now: 1_001 })).toBeUndefined();
		expect(revisionAfter(memory, 3, { ...cursor, now: 10_999 })).toBeUndefined();
		expect(revisionAfter(memory, 4, { ...cursor, now: 11_000 })).toBe(6);
	});

	it('goes on from what was saved with events', () => {
		const memory = memoryAt4();
		memory.handOver('a', state(5), 1_000);
		const read = state(5);
		expect(memory.resume('a', read, tick)).toBe(read);
		expect(revisionAfter(memory, 4)).toBe(5);
	});

	it('goes on from what another process has come to with the same cursor', () => {
		const memory = memoryAt4();
		memory.keep('a', state(8));
		memory.handOver('a', state(9), 1_000);
		expect(revisionAfter(memory, 6, { now: 1_001, savedApart: false })).toBe(6);
	});

	it('is not misled by a copy made before events and saved after them', () => {
		const memory = new HostMemory();
		memory.resume('a', state(0), tick);
		memory.keep('a', state(1));
		memory.handOver('a', state(2), 1_000);
		expect(revisionAfter(memory, 1, { now: 1_001 })).toBe(2);
		expect(revisionAfter(memory, 1, { now: 99_000 })).toBe(2);
	});

	it('is kept for each trigger by itself', () => {
		const memory = memoryAt4();
		memory.keep('a', state(5));
		memory.handOver('b', state(9), 0);
		expect(memory.resume('b', state(4), tick)?.revision).toBe(4);
		expect(revisionAfter(memory, 4)).toBe(5);
	});
});
