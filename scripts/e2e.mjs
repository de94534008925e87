import { bootstrap } from './bootstrap.mjs';
import { projectEnvironment } from './environment.mjs';
import { node24 } from './project.mjs';
import { runVisibly } from './run.mjs';
import { npmScript, runSteps } from './steps.mjs';

async function install() {
	await bootstrap();
	return 0;
}

async function endToEnd() {
	return await runVisibly(node24, ['test/e2e/run.ts', ...process.argv.slice(2)], { env: projectEnvironment() });
}

try {
	process.exitCode = await runSteps([
		['Install', install],
		['Build', () => npmScript('build')],
		['End-to-end tests in the real n8n', endToEnd],
	]);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = error?.code > 0 ? error.code : 1;
}
