/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- starts the simulator and a real n8n; nothing of this is published */
/** Ends what has been started, last first, each even if another failed to end. */
export interface Stopping {
	/** Aborted by Ctrl-C and by the signals that end a process. */
	readonly signal: AbortSignal;
	readonly add: (end: () => Promise<void>) => void;
	readonly endAll: () => Promise<void>;
}

export function stopping(): Stopping {
	const controller = new AbortController();
	const ends: Array<() => Promise<void>> = [];
	const ask = () => controller.abort(new Error('Stopped.'));
	// npm and the terminal may both deliver a Ctrl-C: the second one must not cut the ending short.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
	return {
		signal: controller.signal,
		add: (end) => {
			ends.push(end);
		},
		async endAll() {
			for (const end of ends.toReversed()) {
				try {
					await end();
				} catch (error) {
					console.error(error instanceof Error ? error.message : error);
				}
			}
		},
	};
}
