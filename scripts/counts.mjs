import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './project.mjs';

const reportFolder = path.join(cacheFolder, 'reports');

/** Where a jest run is to leave its JSON report; an older report of that name is removed, lest it be counted. */
export function reportFile(name) {
	mkdirSync(reportFolder, { recursive: true });
	const file = path.join(reportFolder, `${name}.json`);
	rmSync(file, { force: true });
	return file;
}

/** What jest counted in a report: nothing when the run never came to write one. A file that would not load is one failure. */
function countsOf(file) {
	try {
		const report = JSON.parse(readFileSync(file, 'utf8'));
		return {
			passed: report.numPassedTests,
			failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
		};
	} catch {
		return { passed: 0, failed: 0 };
	}
}

/** `12 passed, 0 failed`, summed over jest reports. */
export function totals(files) {
	const counts = files.map(countsOf);
	const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
	return `${sum('passed')} passed, ${sum('failed')} failed`;
}
