/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

const keptLog = 200_000;

/** A child process with everything that it starts in turn, and the end of what it wrote. */
export interface Child {
	readonly log: () => string;
	/** `undefined` while it runs. */
	readonly exit: () => string | undefined;
	/** Asks it to end, then makes it end; comes back when it and its own children have ended. */
	readonly stop: () => Promise<void>;
}

const running = new Set<ChildProcess>();

function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
	if (child.pid === undefined) return false;
	try {
		// It leads a process group of its own (detached), so the children that it started are reached as well.
		return process.kill(-child.pid, signal);
	} catch {
		return false;
	}
}

// The last resort, for an exit that nobody has waited for, and for a signal that nobody else listens to.
process.on('exit', () => {
	for (const child of running) signalGroup(child, 'SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		if (process.listenerCount(signal) === 1) process.exit(1);
	});
}

async function groupEnds(child: ChildProcess, within: number): Promise<boolean> {
	for (const end = Date.now() + within; Date.now() < end; await delay(50)) {
		if (!signalGroup(child, 0)) return true;
	}
	return !signalGroup(child, 0);
}

export function startChild(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Child {
	const child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
	running.add(child);
	let log = '';
	let exit: string | undefined;
	const keep = (chunk: Buffer) => {
		log = (log + chunk.toString()).slice(-keptLog);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	child.once('error', (error) => {
		exit = error.message;
	});
	child.once('exit', (code, signal) => {
		exit = code === null ? `signal ${signal}` : `exit code ${code}`;
	});
	return {
		log: () => log,
		exit: () => exit,
		async stop() {
			signalGroup(child, 'SIGTERM');
			if (!(await groupEnds(child, 20_000))) {
				signalGroup(child, 'SIGKILL');
				await groupEnds(child, 10_000);
			}
			running.delete(child);
		},
	};
}
