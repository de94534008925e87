/**
 * Which ids of a table were written, in order, so that a set of matching ids found earlier can be brought up to date instead of found again. After very
 * many writes a new era begins, and what was found before is of no use.
 */
export interface ChangeLog {
	readonly era: number;
	readonly length: number;
	since(position: number): number[];
	note(id: number): void;
	/** Everything may have changed. */
	startEra(): void;
}

const longest = 5_000;

export function createChangeLog(): ChangeLog {
	let era = 0;
	let ids: number[] = [];
	const log: ChangeLog = {
		get era() {
			return era;
		},
		get length() {
			return ids.length;
		},
		since: (position) => ids.slice(position),
		note: (id) => {
			if (ids.length >= longest) log.startEra();
			else ids.push(id);
		},
		startEra: () => {
			era++;
			ids = [];
		},
	};
	return log;
}
