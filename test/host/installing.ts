/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

const mark = '.installing-';

/** The folder that this process installs into; its name says who is at it. */
export function ownInstalling(root: string, key: string): string {
	return path.join(root, `${key}${mark}${hostname()}-${process.pid}`);
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it lives, under another user.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/**
 * Whether another process of this machine is installing the same just now. What a process that has ended left behind is removed; folders of
 * other machines (a cache may be shared) are left alone.
 */
export async function anotherInstalls(root: string, key: string): Promise<boolean> {
	const prefix = `${key}${mark}${hostname()}-`;
	let found = false;
	for (const name of await readdir(root)) {
		if (!name.startsWith(prefix)) continue;
		const pid = Number(name.slice(prefix.length));
		if (pid === process.pid) continue;
		if (isAlive(pid)) found = true;
		else await rm(path.join(root, name), { recursive: true, force: true });
	}
	return found;
}
