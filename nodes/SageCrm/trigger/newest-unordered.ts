import {
	isFromFuture,
	provesTotals,
	type Clock,
	type Newest,
	type Page,
	type Stamp,
	type Version,
} from '../../shared/polling';

/** What is asked of a server that keeps no order. */
export interface UnorderedTable {
	/** As many versions stamped then or later as one answer holds; null: whatever their dates. */
	readonly some: (from: Stamp | null) => Promise<Page<unknown>>;
	/** Pages of all of them, in the order of ids. */
	readonly page: (from: Stamp, after: number) => Promise<Page<unknown>>;
	/** By how many seconds an answer may hold versions that are older than was asked for with that date. */
	readonly slack: (from: Stamp) => number;
}

/** Requests that look for the newest date at the most: two years are halved to a second with 26. */
const mostTries = 40;

/**
 * The newest versions where the server cannot sort by date: halves the time in which the newest date must
 * lie, until few enough versions are left to be read.
 */
export async function newestWithoutOrder({ some, page, slack }: UnorderedTable): Promise<Newest> {
	const first = await some(null);
	const { clock } = first;
	if (first.versions.length === 0) return { versions: [], complete: true, totalsProven: false, clock };
	const now = clock.server ?? clock.local;
	const seen: Array<Version<unknown>> = [...first.versions];
	// The versions from the future are found by every question: only others tell anything.
	const future = await some(now + 1);
	seen.push(...future.versions);
	const ahead = new Set(future.versions.filter((version) => presentDate(version, clock) === null).map(({ id }) => id));
	let low = latest(seen, clock);
	let high = now + 1;
	for (let tried = 0; tried < mostTries && high - low > Math.max(1, 2 * slack(low)); tried++) {
		const middle = Math.floor((low + high) / 2);
		const { versions } = await some(middle);
		const present = versions.filter(({ id }) => !ahead.has(id));
		seen.push(...present);
		if (present.length > 0) low = Math.max(low + 1, middle - slack(middle), latest(present, clock));
		else high = middle;
	}
	await readRest();
	return {
		versions: newestOf(seen, clock),
		// Where all dates are from the future, the rest was everything.
		complete: latest(seen, clock) === 0,
		totalsProven: provesTotals(first),
		clock,
	};

	/** Everything later than the newest date found: nothing, but for coarse dates and many rows from the future. */
	async function readRest(): Promise<void> {
		const from = Math.max(1, latest(seen, clock) + 1);
		for (let after = 0; ; ) {
			const { versions } = await page(from, after);
			const last = versions.at(-1);
			if (last === undefined) return;
			seen.push(...versions);
			after = last.id;
		}
	}
}

/** Few, because all of them are kept until the first poll is over: the newest, and those from the future. */
function newestOf(seen: ReadonlyArray<Version<unknown>>, clock: Clock): Array<Version<unknown>> {
	const newest = latest(seen, clock);
	const byId = new Map(seen.map((version) => [version.id, version]));
	return [...byId.values()].filter((version) => {
		const date = presentDate(version, clock);
		return date === null || date === newest || isAhead(version, clock);
	});
}

function latest(versions: ReadonlyArray<Version<unknown>>, clock: Clock): Stamp {
	return versions.reduce((newest, version) => Math.max(newest, presentDate(version, clock) ?? 0), 0);
}

/** The later of a version's dates that are not in the future; null where there is none. */
function presentDate({ created, updated }: Version<unknown>, clock: Clock): Stamp | null {
	const dates = [created, updated].filter((date): date is Stamp => date !== null && !isFromFuture(date, clock));
	return dates.length === 0 ? null : Math.max(...dates);
}

function isAhead({ created, updated }: Version<unknown>, clock: Clock): boolean {
	return [created, updated].some((date) => date !== null && isFromFuture(date, clock));
}
