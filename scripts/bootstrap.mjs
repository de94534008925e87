import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { machineEnvironment } from './environment.mjs';
import { withProgress } from './progress.mjs';
import { node24, projectFolder } from './project.mjs';
import { runQuietly } from './run.mjs';

const wantedMajor = 24;

function packagesOf(file) {
	try {
		return JSON.parse(readFileSync(path.join(projectFolder, file), 'utf8')).packages;
	} catch {
		return undefined;
	}
}

/**
 * Whether node_modules holds what the lock file says. npm writes `node_modules/.package-lock.json` as its last act, so that
 * an installation that was interrupted has none; the folders are looked at one by one, because people delete folders.
 */
export function packagesAreComplete() {
	const wanted = packagesOf('package-lock.json');
	if (wanted === undefined) throw new Error('package-lock.json is missing or damaged: restore it with git.');
	const present = packagesOf('node_modules/.package-lock.json');
	if (present === undefined) return false;
	return Object.entries(wanted).every(([folder, { version, optional, link }]) => {
		if (folder === '' || link === true) return true;
		if (optional === true && present[folder] === undefined) return true;
		return present[folder]?.version === version && existsSync(path.join(projectFolder, folder));
	});
}

/** Whether the development dependency `node` has been unpacked and runs. */
export function node24Runs() {
	try {
		return execFileSync(node24, ['--version'], { encoding: 'utf8' }).startsWith(`v${wantedMajor}.`);
	} catch {
		return false;
	}
}

function checkOwnNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	throw new Error(`Node ${process.versions.node} is too old: start this with Node 20.19 or later.`);
}

/**
 * Makes sure that node_modules is complete and that Node 24 is there. Does nothing, says nothing and answers true when all of it was there already.
 */
export async function bootstrap({ title = 'Installing the development packages' } = {}) {
	checkOwnNode();
	const env = machineEnvironment();
	const complete = packagesAreComplete();
	if (!complete) {
		await withProgress(title, async (say) => {
			say('npm install, as package-lock.json says');
			// Not `npm ci`: it refuses a lock file made where optional packages of other platforms could not be had.
			const quiet = ['--no-save', '--no-fund', '--no-audit', '--loglevel=error'];
			await runQuietly('npm install', 'npm', ['install', ...quiet], { env });
		});
	}
	const hasNode24 = node24Runs();
	if (!hasNode24) {
		await withProgress('Unpacking Node 24', async () => {
			await runQuietly('npm rebuild node', 'npm', ['rebuild', 'node', '--ignore-scripts=false'], { env });
		});
		if (!node24Runs()) {
			throw new Error('Node 24 does not run after its installation: delete node_modules and start again.');
		}
	}
	return complete && hasNode24;
}
