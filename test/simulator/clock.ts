/** The simulator's clock: real time, until a test sets it. All times are milliseconds since 1970-01-01 UTC. */
export interface Clock {
	now(): number;
	/** Stops the clock at a moment: milliseconds, or a date text such as `2026-01-30T12:00:00Z`. */
	set(moment: number | string): void;
	/** Moves the clock on (or back, if negative); a stopped clock stays stopped, a running one runs on from there. */
	advance(ms: number): void;
	/** Back to real time. */
	follow(): void;
}

export function createClock(start?: number | string): Clock {
	let stopped: number | undefined;
	let shift = 0;
	const clock: Clock = {
		now: () => stopped ?? Date.now() + shift,
		set: (moment) => {
			stopped = toMoment(moment);
		},
		advance: (ms) => {
			if (!Number.isFinite(ms)) throw new Error(`The clock can be advanced by milliseconds, not by ${String(ms)}.`);
			if (stopped === undefined) shift += ms;
			else stopped += ms;
		},
		follow: () => {
			stopped = undefined;
			shift = 0;
		},
	};
	if (start !== undefined) clock.set(start);
	return clock;
}

/** Milliseconds since 1970 from such a number or from a date text; throws when it is neither. */
export function toMoment(moment: unknown): number {
	const ms = typeof moment === 'string' ? Date.parse(moment) : moment;
	if (typeof ms !== 'number' || !Number.isFinite(ms))
		throw new Error(`${JSON.stringify(moment)} is not a moment in time.`);
	return Math.trunc(ms);
}
