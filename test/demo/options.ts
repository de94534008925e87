/* eslint-disable @n8n/community-nodes/no-restricted-imports -- starts the simulator and a real n8n; nothing of this is published */
import { parseArgs } from 'node:util';

export interface DemoOptions {
	port?: number;
	simulatorPort?: number;
	/** End well once events of all five resources have been printed. */
	once: boolean;
	/** End after so many seconds. */
	seconds?: number;
}

export const usage = `npm run demo -- [--port 5678] [--simulator-port 8080] [--once] [--for <seconds>]
  --port            the editor's port on 127.0.0.1 (a free one unless given)
  --simulator-port  the simulated Sage CRM's port (a free one unless given)
  --once            end with exit code 0 once events of all five resources have been printed
  --for             end after so many seconds`;

function whole(name: string, text: string | undefined, most: number): number | undefined {
	if (text === undefined) return undefined;
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1 || value > most) {
		throw new Error(`--${name} takes a whole number from 1 to ${most}, not "${text}".`);
	}
	return value;
}

/** Reads the command line; answers `undefined` when the usage was asked for. */
export function readOptions(args: string[]): DemoOptions | undefined {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string' },
			'simulator-port': { type: 'string' },
			once: { type: 'boolean', default: false },
			for: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) return undefined;
	const port = whole('port', values.port, 65_535);
	const simulatorPort = whole('simulator-port', values['simulator-port'], 65_535);
	const seconds = whole('for', values.for, 1_000_000);
	return {
		once: values.once,
		...(port === undefined ? {} : { port }),
		...(simulatorPort === undefined ? {} : { simulatorPort }),
		...(seconds === undefined ? {} : { seconds }),
	};
}
