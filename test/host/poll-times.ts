/**
 * A polling trigger's schedules for a poll every so many seconds. n8n wants at least a minute between two polls of one schedule: so there are
 * several, each once a minute.
 */
export function pollEvery(seconds: number): { item: Array<{ mode: 'custom'; cronExpression: string }> } {
	const times = Array.from({ length: Math.floor(60 / seconds) }, (_, index) => index * seconds);
	return { item: times.map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })) };
}
