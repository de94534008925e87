/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** The package.json and lock file that n8n is installed from. */
export const lockFolder = path.join(import.meta.dirname, 'n8n');

/** The n8n that everything here is tried in. */
export const n8nVersion = z
	.object({ dependencies: z.object({ n8n: z.string() }) })
	.parse(JSON.parse(readFileSync(path.join(lockFolder, 'package.json'), 'utf8'))).dependencies.n8n;

/** A folder outside the checkout, because an installed n8n is almost 3 GB and serves every checkout alike. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
	const { N8N_NODES_SAGE_CRM_CACHE: own, XDG_CACHE_HOME: xdg } = env;
	if (own !== undefined && own !== '') return path.resolve(own);
	const caches = xdg !== undefined && xdg !== '' ? xdg : path.join(homedir(), '.cache');
	return path.join(caches, 'n8n-nodes-sage-crm');
}

/** Names an installation by all that it depends on: the locked packages, the Node it is built for, the machine. */
export function installationKey(): string {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(path.join(lockFolder, file)));
	const [major] = process.versions.node.split('.');
	return `n8n-${hash.digest('hex').slice(0, 12)}-node${major}-${process.platform}-${process.arch}`;
}
