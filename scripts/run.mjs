import { spawn } from 'node:child_process';
import { projectFolder } from './project.mjs';

/** A program that ended with another code than 0, and the last of what it said. */
export class ProgramFailed extends Error {
	constructor(title, code, output) {
		super(`${title} failed with exit code ${code}.${output === '' ? '' : `\n${output}`}`);
		this.name = 'ProgramFailed';
		this.code = code;
	}
}

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const startedByNpm = process.env.npm_lifecycle_event !== undefined;
const parent = process.ppid;

/**
 * Passes the signals that end this process on to the child, and answers how the child ended. Where npm is ended by its process id, its shell ends
 * and tells nobody: then the change of parent is the signal.
 */
function ended(child) {
	return new Promise((resolve, reject) => {
		// A Ctrl-C in a terminal reaches the child by itself; to send it again would cut short how the child cleans up.
		const forward = (signal) => {
			if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
		};
		for (const signal of endSignals) process.on(signal, forward);
		const watch = setInterval(() => {
			if (startedByNpm && process.ppid !== parent) child.kill('SIGTERM');
		}, 1000);
		const finish = () => {
			clearInterval(watch);
			for (const signal of endSignals) process.off(signal, forward);
		};
		child.once('error', (error) => {
			finish();
			reject(error);
		});
		child.once('close', (code, signal) => {
			finish();
			resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1));
		});
	});
}

/** Runs a program with its output going straight to the terminal, and answers its exit code. */
export async function runVisibly(command, args, { env, cwd = projectFolder } = {}) {
	return await ended(spawn(command, args, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' }));
}

/** Runs a program and keeps its output; throws `ProgramFailed` with the end of it unless the program ends well. */
export async function runQuietly(title, command, args, { env, cwd = projectFolder } = {}) {
	const child = spawn(command, args, {
		cwd,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});
	let output = '';
	const keep = (chunk) => {
		output = (output + chunk.toString()).slice(-20_000);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const code = await ended(child);
	if (code !== 0) throw new ProgramFailed(title, code, output.trim().split('\n').slice(-30).join('\n'));
	return output;
}
