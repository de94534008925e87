/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error, no-console -- starts the simulator and a real n8n; nothing of this is published */
import { elapsed } from '../../scripts/progress.mjs';
import { executionFeed } from '../host/execution-feed.ts';
import type { RunningN8n } from '../host/run-n8n.ts';
import { changes, round } from './changes.ts';
import { readOptions, usage } from './options.ts';
import type { DemoOptions } from './options.ts';
import { prepare } from './prepare.ts';
import { printEvents } from './print-events.ts';
import { login, setUpDemo, triggerNode } from './set-up.ts';
import { stopping } from './stopping.ts';
import type { Stopping } from './stopping.ts';

const changeEvery = 4_000;
const resources = ['account', 'contact', 'lead', 'opportunity', 'user'];

/** Says that n8n has ended where a request to it would say less. */
function whileAlive<Answer>(n8n: RunningN8n, ask: () => Promise<Answer>): () => Promise<Answer> {
	return async () => {
		const exit = n8n.exit();
		if (exit !== undefined) throw new Error(`n8n has ended by itself (${exit}): start the demo again.`);
		return await ask();
	};
}

/** Runs until it is asked to stop or, with `--once`, until all five resources have been seen; answers those that have not. */
async function demo(options: DemoOptions, stop: Stopping): Promise<string[]> {
	const started = Date.now();
	const { n8n, simulator } = await prepare(options, stop);
	const change = changes(simulator.store);
	// One change of each resource before the start, so that the very first poll has something of each to deliver.
	for (let count = 0; count < round; count += 1) await change();
	const { api, triggerWorkflow, formAddress } = await setUpDemo(n8n.url, simulator, new Date(started - 60_000));
	console.log(`
n8n's editor  ${n8n.url}/workflow/${triggerWorkflow}
              log in as ${login.email} with the password ${login.password}
Sage CRM      ${simulator.url}/ (simulated: a record changes every ${changeEvery / 1000} seconds)
Try           ${formAddress} makes a lead in Sage CRM, which comes back as an event
Ready in ${elapsed(started)}. Ctrl-C ends everything.
`);
	const timer = setInterval(() => void change(), changeEvery);
	stop.add(async () => clearInterval(timer));
	const end = options.seconds === undefined ? Infinity : Date.now() + options.seconds * 1000;
	const seen = await printEvents({
		next: whileAlive(n8n, executionFeed(api, triggerWorkflow)),
		trigger: triggerNode,
		signal: stop.signal,
		enough: (found) => Date.now() > end || (options.once && resources.every((resource) => found.has(resource))),
	});
	return resources.filter((resource) => !seen.has(resource));
}

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	if (options === undefined) {
		console.log(usage);
		return 0;
	}
	const stop = stopping();
	try {
		const missing = await demo(options, stop);
		if (!options.once || missing.length === 0 || stop.signal.aborted) return 0;
		console.error(`No event of ${missing.join(', ')} was executed in ${options.seconds} s.`);
		return 1;
	} catch (error) {
		if (stop.signal.aborted) return 130;
		throw error;
	} finally {
		console.log('\nStopping n8n and the simulator …');
		await stop.endAll();
	}
}

try {
	process.exitCode = await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
