/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test, nothing of this is published */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArguments } from '../../simulator/args.ts';

const main = join(__dirname, '../../simulator/main.ts');

/** Runs the command until it ends; `onLine` gets its first line of output and may end it. */
async function run(
	args: string[],
	onLine: (line: string, end: (signal: NodeJS.Signals) => void) => Promise<void> | void = () => {},
) {
	const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	let out = '';
	let err = '';
	child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
	child.stdout.on('data', (chunk: Buffer) => {
		const first = out === '';
		out += chunk.toString();
		if (first) void Promise.resolve(onLine(out, (signal) => child.kill(signal))).catch(() => child.kill());
	});
	const code = await new Promise<number | null>((resolve) => child.on('exit', (status) => resolve(status)));
	return { code, out, err };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
	'prints one line with address, login and install name, and ends on %s',
	async (signal) => {
		let rows: unknown;
		const { code, out, err } = await run(
			['--port', '0', '--data', 'empty', '--quirk', 'pageCap=3', '--quirk=stampZone=Europe/Dublin'],
			async (line, end) => {
				const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
				const body: unknown = await (await fetch(`${url}/_control/quirks`)).json();
				rows = body;
				end(signal);
			},
		);
		expect(code).toBe(0);
		expect(out).toMatch(
			/^Sage CRM simulator at http:\/\/127\.0\.0\.1:\d+ \(user admin, password simulator, install name crm; [^\n]*\)\n$/,
		);
		expect(err).toBe('');
		expect(rows).toMatchObject({ pageCap: 3, stampZone: 'Europe/Dublin' });
	},
);

test.each([
	[['--nonsense', '1'], /^There is no flag "--nonsense"\./],
	[['--port', 'http'], /^--port must be a number from 0 to 65535, not "http"\.$/],
	[['--data', 'huge'], /^--data must be business or empty/],
	[['--quirk', 'pageCap'], /^"pageCap" is not a quirk/],
	[['--quirk', 'pageCap=none'], /^Quirk pageCap must be a whole number/],
])('%j: one clear sentence and exit code 2', async (args, expected) => {
	const { code, out, err } = await run(args);
	expect([code, out]).toEqual([2, '']);
	expect(err.trim()).toMatch(expected);
	expect(err.trim()).not.toContain('\n');
});

test('a port that is taken is said so', async () => {
	const { err } = await run(['--port', '0', '--data', 'empty'], async (line, end) => {
		const port = /:(\d+) /.exec(line)?.[1] ?? '';
		const second = await run(['--port', port, '--data', 'empty']);
		expect(second.code).toBe(1);
		expect(second.err).toContain(`Cannot listen on port ${port}`);
		end('SIGTERM');
	});
	expect(err).toBe('');
});

test('reads quirks of every type', () => {
	const read = (text: string) => parseArguments(['--quirk', text]).quirks;
	expect(read('totals=missing')).toEqual({ totals: 'missing' });
	expect(read('subSecondStorage=true')).toEqual({ subSecondStorage: true });
	expect(read('ageHeader=null')).toEqual({ ageHeader: null });
	expect(read('stampOffsetMs=-5000')).toEqual({ stampOffsetMs: -5000 });
	expect(read('createStatus=200')).toEqual({ createStatus: 200 });
	expect(read('dateLiterals=dayAt,isoAt')).toEqual({ dateLiterals: ['dayAt', 'isoAt'] });
	expect(read('dateLiterals=')).toEqual({ dateLiterals: [] });
});
