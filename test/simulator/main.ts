/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- a command line program; nothing of this is published */
import { parseArguments, usage } from './args.ts';
import type { CliOptions } from './args.ts';

// SQLite is still marked experimental in Node 24; that says nothing to the person who starts the simulator.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
	if (warning.name !== 'ExperimentalWarning') console.error(`${warning.name}: ${warning.message}`);
});

async function run({ port, data, quirks }: CliOptions): Promise<void> {
	// Only now, so that the listener above is there before SQLite is loaded.
	const { startSimulator } = await import('./index.ts');
	const simulator = await startSimulator({ port, data, quirks });
	const { username, password, installName } = simulator.credential;
	console.log(
		`Sage CRM simulator at ${simulator.url} (user ${username}, password ${password}, install name ${installName}; page at /, control API at /_control)`,
	);
	const end = () => {
		void simulator.close().then(() => process.exit(0));
	};
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

function fail(error: unknown, code: number): void {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = code;
}

function readOptions(): CliOptions | undefined {
	try {
		return parseArguments(process.argv.slice(2));
	} catch (error) {
		fail(error, 2);
		return undefined;
	}
}

const options = readOptions();
if (options?.help) console.log(usage);
else if (options) {
	await run(options).catch((error: unknown) =>
		fail(new Error(`Cannot listen on port ${options.port}: ${String(error)}`), 1),
	);
}
