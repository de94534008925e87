/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- drives a real n8n; nothing of this is published */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startChild } from './child.ts';
import type { Child } from './child.ts';
import { freePort } from './free-port.ts';
import { n8nEnvironment } from './n8n-environment.ts';
import type { Place } from './n8n-environment.ts';
import { unpack } from './pack.ts';
import { waitFor } from './wait-for.ts';

export interface N8nOptions {
	/** The installed n8n, see `installN8n`. */
	n8n: string;
	/** This package as npm packs it. */
	tarball: string;
	port?: number;
	env?: NodeJS.ProcessEnv;
	/** Gives up starting. */
	signal?: AbortSignal;
}

export interface RunningN8n {
	readonly url: string;
	readonly userFolder: string;
	readonly log: () => string;
	/** How it ended, if it has. */
	readonly exit: () => string | undefined;
	/** Ends n8n, waits until it is gone, and removes its folder. */
	readonly stop: () => Promise<void>;
	/** Ends n8n and starts it again with the same data; in between something may happen, and the settings may change. */
	readonly restart: (options?: { meanwhile?: () => void; env?: NodeJS.ProcessEnv }) => Promise<void>;
}

/** Where n8n looks for the community packages that its users install. */
async function installPackage(userFolder: string, tarball: string): Promise<void> {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	await mkdir(nodes, { recursive: true });
	await writeFile(path.join(nodes, 'package.json'), '{"name":"installed-nodes","private":true,"dependencies":{}}\n');
	await unpack(tarball, path.join(nodes, 'node_modules', 'n8n-nodes-sage-crm'));
}

async function isReady(url: string): Promise<true | undefined> {
	try {
		const answer = await fetch(`${url}/healthz/readiness`);
		return answer.ok ? true : undefined;
	} catch {
		return undefined;
	}
}

async function startProcess(n8n: string, place: Place, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<Child> {
	const program = path.join(n8n, 'node_modules', 'n8n', 'bin', 'n8n');
	const child = startChild(process.execPath, [program, 'start'], n8nEnvironment(place, env));
	const endOfLog = () => child.log().split('\n').slice(-25).join('\n');
	try {
		await waitFor('n8n to be ready', () => isReady(`http://127.0.0.1:${place.port}`), {
			limit: 300_000,
			check() {
				signal?.throwIfAborted();
				const exit = child.exit();
				if (exit !== undefined) throw new Error(`n8n ended at its start (${exit}):\n${endOfLog()}`);
			},
			explain: endOfLog,
		});
		return child;
	} catch (error) {
		await child.stop();
		throw error;
	}
}

/** Starts a new n8n on 127.0.0.1 with this package installed in it and an empty SQLite database, in a temporary folder. */
export async function startN8n({ n8n, tarball, port, env = {}, signal }: N8nOptions): Promise<RunningN8n> {
	const userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-nodes-sage-crm-'));
	const removeFolder = async () => await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
	try {
		await installPackage(userFolder, tarball);
		const place: Place = {
			userFolder,
			port: port ?? (await freePort()),
			brokerPort: await freePort(),
			encryptionKey: randomBytes(24).toString('hex'),
		};
		let child = await startProcess(n8n, place, env, signal);
		return {
			url: `http://127.0.0.1:${place.port}`,
			userFolder,
			log: () => child.log(),
			exit: () => child.exit(),
			async stop() {
				await child.stop();
				await removeFolder();
			},
			async restart({ meanwhile, env: otherEnv = env } = {}) {
				await child.stop();
				meanwhile?.();
				child = await startProcess(n8n, place, otherEnv, signal);
			},
		};
	} catch (error) {
		await removeFolder();
		throw error;
	}
}
