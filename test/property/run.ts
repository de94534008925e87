/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program that is run by itself; nothing of this is published */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import type { Core } from './host.ts';
import { ModelServer } from './model-server.ts';
import { runSchedule } from './run-schedule.ts';
import { promisedLate, schedules } from './schedule.ts';
import { ServerModel } from './server-model.ts';

const { values } = parseArgs({
	options: {
		runs: { type: 'string', default: '2000' },
		seed: { type: 'string' },
		path: { type: 'string' },
		core: { type: 'string', default: 'dist/nodes/shared/polling/index.js' },
		// `all`, or the beginning of a name: plays the schedules against the simulator, with the trigger's own client.
		dialects: { type: 'string' },
		'extra-late': { type: 'string', default: '0' },
		// As jest has them, so that one program can add up what both counted.
		json: { type: 'boolean' },
		// Does not shrink what fails: for those who only want to know whether something does.
		quick: { type: 'boolean' },
		outputFile: { type: 'string' },
	},
});

const core: Core = await import(pathToFileURL(resolve(values.core)).href);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const runs = Number(values.runs);
const extraLate = Number(values['extra-late']) * 4;
let played = 0;

/** @returns whether all of them kept every promise */
async function check(
	property: fc.IAsyncProperty<[unknown]>,
	{ numRuns, seed, again }: { numRuns: number; seed: number; again: string },
): Promise<boolean> {
	played += numRuns;
	const result = await fc.check(property, { numRuns, seed, path: values.path, endOnFailure: values.quick === true });
	if (!result.failed) return true;
	console.log(fc.defaultReportMessage(result));
	console.log(result.errorInstance);
	const path = `--seed ${seed} --path "${result.counterexamplePath ?? ''}" --runs ${numRuns}`;
	console.log(`Again: npm run test:property -- ${path}${again}`);
	return false;
}

async function checkModel(): Promise<boolean> {
	console.log(`Model-based test of the polling core: ${runs} schedules, seed ${seed}`);
	const property = fc.asyncProperty(
		schedules((traits) => promisedLate(traits) + extraLate),
		async (schedule) => await runSchedule(core, new ModelServer(core, new ServerModel(schedule.traits)), schedule),
	);
	return await check(property, { numRuns: runs, seed, again: '' });
}

async function checkDialects(which: string): Promise<boolean> {
	// Loaded only here, because the core alone takes a tenth of the time.
	const { dialectChecks } = await import('./dialects/checks.ts');
	const checks = await dialectChecks(core, which, runs);
	const count = checks.reduce((sum, { runs }) => sum + runs, 0);
	console.log(`Model-based test against the simulator: ${count} schedules in ${checks.length} dialects, seed ${seed}`);
	let passed = true;
	for (const [at, { name, runs, property }] of checks.entries()) {
		// Other schedules for each of them.
		const kept = await check(property, { numRuns: runs, seed: seed + at, again: ` --dialects "${name}"` });
		console.log(`${kept ? 'ok    ' : 'BROKEN'} ${String(runs).padStart(5)}  ${name}`);
		passed &&= kept;
	}
	return passed;
}

const began = performance.now();
const passed = await (values.dialects === undefined ? checkModel() : checkDialects(values.dialects));
const seconds = ((performance.now() - began) / 1000).toFixed(1);
if (passed) console.log(`${played} schedules: 0 missed, 0 repeated, 0 mislabelled, in ${seconds} s`);
else process.exitCode = 1;
if (values.outputFile !== undefined) {
	const counts = {
		numPassedTests: passed ? 1 : 0,
		numFailedTests: passed ? 0 : 1,
		numRuntimeErrorTestSuites: 0,
	};
	writeFileSync(values.outputFile, JSON.stringify(counts));
}
