/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console -- drives a real n8n; nothing of this is published */
import { glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { withProgress } from '../../scripts/progress.mjs';
import { installN8nVisibly } from '../host/install-n8n.ts';
import { setUpOwner } from '../host/n8n-session.ts';
import { pack } from '../host/pack.ts';
import { startN8n } from '../host/run-n8n.ts';
import { renewImages } from './images.ts';
import { sharedEnvironment } from './world.ts';

const login = { email: 'owner@example.com', password: 'End-to-end-1' };

async function testFiles(wanted: string[]): Promise<string[]> {
	const found = await Array.fromAsync(glob('*.test.ts', { cwd: import.meta.dirname }));
	const chosen = found.toSorted().filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
	if (chosen.length === 0) throw new Error(`No test file in test/e2e has a name with ${wanted.join(' or ')} in it.`);
	return chosen.map((file) => path.join(import.meta.dirname, file));
}

/** Runs the files one after the other, each in a process of its own, and answers how many tests passed and failed. */
async function runTests(files: string[], signal: AbortSignal): Promise<{ passed: number; failed: number }> {
	const counts = { passed: 0, failed: 0 };
	const stream = run({ files, concurrency: false, signal });
	stream.on('test:summary', ({ file, success, counts: { tests, passed, skipped, todo } }) => {
		// The summary without a file is the one over all of them. A file that fails outside its tests fails the run as well.
		if (file === undefined)
			Object.assign(counts, { passed, failed: Math.max(success ? 0 : 1, tests - passed - skipped - todo) });
	});
	for await (const text of stream.compose(new spec())) process.stdout.write(text);
	return counts;
}

async function main(signal: AbortSignal): Promise<number> {
	const { values, positionals } = parseArgs({ allowPositionals: true, options: { images: { type: 'boolean' } } });
	const files = await testFiles(positionals);
	const n8n = await installN8nVisibly();
	const scratch = await mkdtemp(path.join(tmpdir(), 'n8n-nodes-sage-crm-pack-'));
	try {
		const tarball = await pack(scratch);
		const host = await withProgress('Starting n8n', async () => await startN8n({ n8n, tarball, signal }));
		try {
			const session = await setUpOwner(host.url, login);
			const apiKey = await session.createApiKey();
			Object.assign(process.env, sharedEnvironment({ url: host.url, apiKey, login, n8n, tarball }));
			const { passed, failed } = await runTests(files, signal);
			if (values.images === true && failed === 0) await renewImages();
			console.log(`\n${passed} passed, ${failed} failed`);
			return failed === 0 && passed > 0 ? 0 : 1;
		} finally {
			await host.stop();
		}
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => ending.abort(new Error(`Ended by ${signal}.`)));
}
try {
	process.exitCode = await main(ending.signal);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
