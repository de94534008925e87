import { projectEnvironment } from './environment.mjs';
import { elapsed } from './progress.mjs';
import { runVisibly } from './run.mjs';

/** Runs `npm run <script> -- …args`, with Node 24 and the project's own programs first on the path; answers its exit code. */
export async function npmScript(script, args = [], env = {}) {
	const rest = args.length === 0 ? [] : ['--', ...args];
	return await runVisibly('npm', ['run', '--silent', script, ...rest], { env: projectEnvironment(env) });
}

/**
 * Runs steps in order, each with its name and its time, up to the first that fails.
 * A step is `[name, run]` where `run` answers an exit code; the answer is 0 or the code of the step that failed.
 */
export async function runSteps(steps) {
	for (const [index, [name, run]] of steps.entries()) {
		const started = Date.now();
		console.log(`\n[${index + 1}/${steps.length}] ${name}`);
		const code = await run();
		console.log(`[${index + 1}/${steps.length}] ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${elapsed(started)}`);
		if (code !== 0) return code;
	}
	return 0;
}
