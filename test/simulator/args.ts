import { parseQuirk } from './quirks/holder.ts';
import type { Quirks } from './quirks/types.ts';
import type { SeedName } from './seed/load.ts';

export interface CliOptions {
	readonly port: number;
	readonly data: SeedName;
	readonly quirks: Partial<Quirks>;
	readonly help: boolean;
}

export const usage = 'Usage: npm run simulator -- [--port 8787] [--data business|empty] [--quirk name=value]…';

/** Reads the command line; throws an Error with one sentence when a flag is wrong. */
export function parseArguments(args: readonly string[]): CliOptions {
	let port = 8787;
	let data: SeedName = 'business';
	let quirks: Partial<Quirks> = {};
	let help = false;
	for (const [flag, value] of pairs(args)) {
		switch (flag) {
			case '--port':
				port = readPort(value);
				break;
			case '--data':
				data = readData(value);
				break;
			case '--quirk':
				quirks = { ...quirks, ...parseQuirk(value) };
				break;
			case '--help':
				help = true;
				break;
			default:
				throw new Error(`There is no flag "${flag}". ${usage}`);
		}
	}
	return { port, data, quirks, help };
}

/** Flags with their values, which come as `--port 8787` or `--port=8787`. */
function pairs(args: readonly string[]): Array<[string, string]> {
	const found: Array<[string, string]> = [];
	for (let at = 0; at < args.length; at++) {
		const [flag = '', ...joined] = (args[at] ?? '').split('=');
		if (flag === '--help') found.push([flag, '']);
		else if (joined.length > 0 && flag.startsWith('--')) found.push([flag, joined.join('=')]);
		else found.push([flag, args[++at] ?? '']);
	}
	return found;
}

function readPort(text: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
	if (!(port <= 65_535)) throw new Error(`--port must be a number from 0 to 65535, not "${text}".`);
	return port;
}

function readData(text: string): SeedName {
	if (text === 'business' || text === 'empty') return text;
	throw new Error(`--data must be business or empty, not "${text}".`);
}
