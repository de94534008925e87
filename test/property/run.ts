/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program that is run by itself; nothing of this is published */
import { pathToFileURL } from 'node:url';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import type { Core } from './host.ts';
import { runSchedule } from './run-schedule.ts';
import { ModelServer } from './model-server.ts';
import { promisedLate, schedules } from './schedule.ts';
import { ServerModel } from './server-model.ts';

const { values } = parseArgs({
	options: {
		runs: { type: 'string', default: '2000' },
		seed: { type: 'string' },
		path: { type: 'string' },
		core: { type: 'string', default: 'dist/nodes/shared/polling/index.js' },
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
console.log(`Model-based test of the polling core: ${runs} schedules, seed ${seed}`);

const began = Date.now();
const result = await fc.check(
	fc.asyncProperty(
		schedules((traits) => promisedLate(traits) + extraLate),
		async (schedule) => await runSchedule(core, new ModelServer(core, new ServerModel(schedule.traits)), schedule),
	),
	{ numRuns: runs, seed, path: values.path, endOnFailure: values.quick === true },
);
const seconds = ((Date.now() - began) / 1000).toFixed(1);
if (result.failed) {
	console.log(fc.defaultReportMessage(result));
	console.log(result.errorInstance);
	console.log(
		`Again: npm run test:property -- --seed ${seed} --path "${result.counterexamplePath ?? ''}" --runs ${runs}`,
	);
	process.exitCode = 1;
} else {
	console.log(`${result.numRuns} schedules: 0 missed, 0 repeated, 0 mislabelled, in ${seconds} s`);
}
if (values.outputFile !== undefined) {
	const counts = {
		numPassedTests: result.failed ? 0 : 1,
		numFailedTests: result.failed ? 1 : 0,
		numRuntimeErrorTestSuites: 0,
	};
	writeFileSync(values.outputFile, JSON.stringify(counts));
}
