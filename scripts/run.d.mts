export interface RunOptions {
	env?: NodeJS.ProcessEnv;
	cwd?: string;
}
export class ProgramFailed extends Error {
	readonly code: number;
}
export function runVisibly(command: string, args: readonly string[], options?: RunOptions): Promise<number>;
export function runQuietly(
	title: string,
	command: string,
	args: readonly string[],
	options?: RunOptions,
): Promise<string>;
