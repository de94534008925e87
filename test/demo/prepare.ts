/* eslint-disable @n8n/community-nodes/no-restricted-imports -- starts the simulator and a real n8n; nothing of this is published */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectEnvironment } from '../../scripts/environment.mjs';
import { withProgress } from '../../scripts/progress.mjs';
import { runQuietly } from '../../scripts/run.mjs';
import { installN8nVisibly } from '../host/install-n8n.ts';
import { pack } from '../host/pack.ts';
import { startN8n } from '../host/run-n8n.ts';
import type { RunningN8n } from '../host/run-n8n.ts';
import { startSimulator } from '../simulator/index.ts';
import type { Simulator } from '../simulator/index.ts';
import type { DemoOptions } from './options.ts';
import type { Stopping } from './stopping.ts';

export interface Prepared {
	n8n: RunningN8n;
	simulator: Simulator;
}

async function packedPackage(stop: Stopping): Promise<string> {
	await runQuietly('npm run build', 'npm', ['run', '--silent', 'build'], { env: projectEnvironment() });
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-nodes-sage-crm-pack-'));
	stop.add(async () => await rm(folder, { recursive: true, force: true }));
	return await pack(folder);
}

/** Everything between the development packages, which the starter has installed, and a running n8n with this package in it. */
export async function prepare({ port, simulatorPort }: DemoOptions, stop: Stopping): Promise<Prepared> {
	const tarball = await withProgress('[2/5] Building and packing this package', async () => await packedPackage(stop));
	stop.signal.throwIfAborted();
	const folder = await installN8nVisibly('[3/5] ');
	stop.signal.throwIfAborted();
	const simulator = await withProgress('[4/5] Starting the simulated Sage CRM', async () => {
		return await startSimulator({ data: 'business', ...(simulatorPort === undefined ? {} : { port: simulatorPort }) });
	});
	stop.add(async () => await simulator.close());
	const n8n = await withProgress('[5/5] Starting n8n', async () => {
		return await startN8n({
			n8n: folder,
			tarball,
			signal: stop.signal,
			...(port === undefined ? {} : { port }),
		});
	});
	stop.add(async () => await n8n.stop());
	return { n8n, simulator };
}
