import { PollGuard } from '../../../nodes/SageCrm/trigger/poll-guard';

describe('the guard of polls', () => {
	let guard: PollGuard;

	beforeEach(() => {
		jest.useFakeTimers({ now: 1_000_000 });
		guard = new PollGuard();
	});

	afterEach(() => {
		jest.useRealTimers();
	});

	it('lets one poll of a trigger run at a time', () => {
		const first = guard.take('a', 1000);
		expect(first?.isHeld()).toBe(true);
		expect(guard.take('a', 1000)).toBeNull();
		first?.end();
		expect(guard.take('a', 1000)).not.toBeNull();
	});

	it('keeps the triggers apart', () => {
		guard.take('a', 1000);
		expect(guard.take('b', 1000)).not.toBeNull();
	});

	it('lets go of a poll that hangs, which then holds its turn no more and ends no other', () => {
		const hanging = guard.take('a', 1000);
		jest.setSystemTime(1_001_249);
		expect(hanging?.isHeld()).toBe(true);
		// n8n's scheduler has given it up by now.
		jest.setSystemTime(1_001_250);
		expect(hanging?.isHeld()).toBe(false);
		jest.setSystemTime(1_001_999);
		expect(guard.take('a', 1000)).toBeNull();
		jest.setSystemTime(1_002_000);
		const next = guard.take('a', 1000);
		expect(hanging?.isHeld()).toBe(false);
		hanging?.end();
		expect(next?.isHeld()).toBe(true);
		expect(guard.take('a', 1000)).toBeNull();
	});

	it('lets a poll wait for the other one to end', async () => {
		const first = guard.take('a', 60_000);
		const waiting = guard.await('a', 60_000, 5_000);
		await jest.advanceTimersByTimeAsync(1_000);
		first?.end();
		await jest.advanceTimersByTimeAsync(200);
		expect((await waiting).isHeld()).toBe(true);
		expect(first?.isHeld()).toBe(false);
	});

	it('takes over from one that does not end: whatever that finds, n8n drops', async () => {
		const first = guard.take('a', 60_000);
		const waiting = guard.await('a', 60_000, 5_000);
		await jest.advanceTimersByTimeAsync(5_200);
		expect((await waiting).isHeld()).toBe(true);
		expect(first?.isHeld()).toBe(false);
	});

	it('does not let it wait where nobody is in the way', async () => {
		expect((await guard.await('a', 1000, 0)).isHeld()).toBe(true);
	});
});
