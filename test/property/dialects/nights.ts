/** When the clocks of a zone change; seconds since 1970, UTC. */
export interface Night {
	readonly zone: string;
	readonly at: number;
	/** By how many seconds clocks are put back; 0 where they are put forward. */
	readonly back: number;
}

const at = (moment: string) => Date.parse(moment) / 1000;

/** By the zones' rules for 2026. Only zones that the simulator's switches are tried with. */
export const nights: readonly Night[] = [
	{ zone: 'Europe/Dublin', at: at('2026-03-29T01:00:00Z'), back: 0 },
	{ zone: 'Europe/Dublin', at: at('2026-10-25T01:00:00Z'), back: 3600 },
	{ zone: 'America/New_York', at: at('2026-03-08T07:00:00Z'), back: 0 },
	{ zone: 'America/New_York', at: at('2026-11-01T06:00:00Z'), back: 3600 },
	{ zone: 'Australia/Lord_Howe', at: at('2026-04-04T15:00:00Z'), back: 1800 },
	{ zone: 'Australia/Lord_Howe', at: at('2026-10-03T15:30:00Z'), back: 0 },
];
