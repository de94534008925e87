import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator/index.ts';

/**
 * Lets time pass for the simulator and for the node alike: the trigger takes a stamp for settled only
 * when both clocks say so. Nothing but `Date.now` is touched, so that requests end as they do.
 */
export function startTime(at: string): void {
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse(at));
}

export function endTime(): void {
	jest.restoreAllMocks();
}

export function pass(simulator: Simulator, ms: number): void {
	simulator.clock.advance(ms);
	jest.spyOn(Date, 'now').mockReturnValue(simulator.clock.now());
}

/**
 * Gives each test a simulator of its own, whose time stands still but for `pass`, and this machine's with it.
 *
 * @param started gets it before each test
 */
export function simulateEach(
	options: SimulatorOptions & { readonly now: string },
	started: (simulator: Simulator) => void,
): void {
	let simulator: Simulator;

	beforeEach(async () => {
		startTime(options.now);
		simulator = await startSimulator(options);
		started(simulator);
	});

	afterEach(async () => {
		await simulator.close();
		endTime();
	});
}
