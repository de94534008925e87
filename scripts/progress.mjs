const sayEvery = 10_000;

/** `42 s` or `3 min 05 s` since a time that `Date.now()` gave. */
export function elapsed(since) {
	const seconds = Math.round((Date.now() - since) / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * Runs `work` under a title and says every ten seconds that it is still at it, so that nobody takes a long installation for a hanging one.
 * `work` receives a function that names what it is doing just now.
 */
export async function withProgress(title, work) {
	const started = Date.now();
	let detail = '';
	console.log(`${title} …`);
	const timer = setInterval(() => {
		console.log(`${title} … ${elapsed(started)}${detail === '' ? '' : ` (${detail})`}`);
	}, sayEvery);
	try {
		const result = await work((text) => {
			detail = text;
		});
		console.log(`${title}: done in ${elapsed(started)}`);
		return result;
	} finally {
		clearInterval(timer);
	}
}
