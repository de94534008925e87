/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error, no-console -- drives a real n8n; nothing of this is published */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectEnvironment } from '../../scripts/environment.mjs';
import { ProgramFailed, runQuietly } from '../../scripts/run.mjs';
import { withProgress } from '../../scripts/progress.mjs';
import { cacheRoot, installationKey, lockFolder, n8nVersion } from './cache-folder.ts';
import { anotherInstalls, ownInstalling } from './installing.ts';

type Say = (detail: string) => void;

/** The folder that the n8n of the lock file is, or is to be, installed in. */
export function n8nFolder(): string {
	return path.join(cacheRoot(), installationKey());
}

/** Only a whole installation ever bears this name, see `installN8n`. */
export function n8nIsInstalled(): boolean {
	return existsSync(n8nFolder());
}

async function buildSqlite(folder: string): Promise<void> {
	try {
		await runQuietly('npm rebuild sqlite3', 'npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: folder,
			env: projectEnvironment(),
		});
	} catch (error) {
		const advice =
			'sqlite3, which n8n keeps its data in, could not be built: install python3, make and g++, and start again.';
		throw new Error(`${advice} ${error instanceof Error ? error.message : ''}`.trim(), { cause: error });
	}
	await runQuietly('Loading sqlite3', process.execPath, ['-e', "require('sqlite3')"], { cwd: folder });
}

async function installInto(folder: string, say: Say): Promise<void> {
	await mkdir(folder);
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(path.join(lockFolder, file), path.join(folder, file));
	}
	say('npm install, 2,400 packages: some five minutes');
	// Not `npm ci`: it refuses a lock file made where optional packages of other platforms could not be had.
	const quiet = ['--ignore-scripts', '--no-save', '--no-fund', '--no-audit', '--loglevel=error'];
	await runQuietly('npm install of n8n', 'npm', ['install', ...quiet], { cwd: folder, env: projectEnvironment() });
	say('building sqlite3: some two minutes');
	await buildSqlite(folder);
}

/** Gives the folder its final name. Whoever comes second keeps what the first has put there. */
async function publish(installed: string, target: string): Promise<void> {
	try {
		await rename(installed, target);
	} catch (error) {
		if (!n8nIsInstalled()) throw error;
	}
}

/**
 * Makes sure that the locked n8n is in the cache, and answers its folder. It is installed into a folder of another name, which is renamed
 * when everything is there: an interrupted installation is never taken for a whole one.
 */
export async function installN8n(say: Say): Promise<string> {
	const [root, key, target] = [cacheRoot(), installationKey(), n8nFolder()];
	await mkdir(root, { recursive: true });
	while (!n8nIsInstalled() && (await anotherInstalls(root, key))) {
		say('another process is installing it');
		await delay(1000);
	}
	if (n8nIsInstalled()) return target;
	const installing = ownInstalling(root, key);
	await rm(installing, { recursive: true, force: true });
	try {
		await installInto(installing, say);
		await publish(installing, target);
	} catch (error) {
		if (!(error instanceof ProgramFailed)) throw error;
		throw new Error(`n8n could not be installed into ${target}. ${error.message}`, { cause: error });
	} finally {
		await rm(installing, { recursive: true, force: true });
	}
	return target;
}

/** The same with its progress on the console; `step` goes before what is said, such as `[3/5] `. */
export async function installN8nVisibly(step = ''): Promise<string> {
	const title = `${step}Installing n8n ${n8nVersion} into the cache`;
	if (!n8nIsInstalled()) return await withProgress(title, installN8n);
	console.log(`${title}: it is there`);
	return n8nFolder();
}
