/**
 * Wall clocks. A "wall" here is what a clock on the wall of a zone shows, as if it were UTC, in milliseconds: the form in which a database holds
 * server-local time.
 */
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const quarterMs = 900_000;

/** What the wall clock of `zone` shows at a moment. */
export function toWall(moment: number, zone: string): number {
	return zone === 'UTC' ? moment : moment + offsetAt(moment, zone);
}

/** The moment at which the wall clock of `zone` shows `wall`: the earlier of two in the hour that is repeated, the later side in the hour that is skipped. */
export function fromWall(wall: number, zone: string): number {
	if (zone === 'UTC') return wall;
	// The offset a day before and a day after cover both sides of any change of the clocks.
	const candidates = [wall - offsetAt(wall - 86_400_000, zone), wall - offsetAt(wall + 86_400_000, zone)];
	const fitting = candidates.filter((moment) => toWall(moment, zone) === wall);
	return fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates);
}

/** Milliseconds by which `zone` is ahead of UTC. Zones change only at quarter hours, so one answer a quarter hour is enough. */
function offsetAt(moment: number, zone: string): number {
	const quarter = Math.floor(moment / quarterMs);
	const key = `${zone} ${quarter}`;
	const known = offsets.get(key);
	if (known !== undefined) return known;
	if (offsets.size > 100_000) offsets.clear();
	const offset = measure(quarter * quarterMs, zone);
	offsets.set(key, offset);
	return offset;
}

function measure(moment: number, zone: string): number {
	const part: Record<string, number> = {};
	for (const { type, value } of formatFor(zone).formatToParts(moment)) part[type] = Number(value);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
	return Date.UTC(year, month - 1, day, hour, minute, second) - moment;
}

function formatFor(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	formats.set(zone, format);
	return format;
}
