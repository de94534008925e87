/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import { mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { machineEnvironment } from '../../scripts/environment.mjs';
import { projectFolder } from '../../scripts/project.mjs';
import { runQuietly } from '../../scripts/run.mjs';

/** Packs this package as a publication would, into `folder`, and answers the tarball's path. */
export async function pack(folder: string): Promise<string> {
	await mkdir(folder, { recursive: true });
	await runQuietly('npm pack', 'npm', ['pack', '--silent', '--pack-destination', folder], {
		cwd: projectFolder,
		env: machineEnvironment(),
	});
	const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error('npm pack left no tarball: run `npm pack` to see why.');
	return path.join(folder, tarball);
}

/** Unpacks one of npm's tarballs as the folder `target`. */
export async function unpack(tarball: string, target: string): Promise<void> {
	const parent = path.dirname(target);
	await mkdir(parent, { recursive: true });
	await runQuietly('tar', 'tar', ['-xzf', tarball, '-C', parent], { env: machineEnvironment() });
	await rename(path.join(parent, 'package'), target);
}
