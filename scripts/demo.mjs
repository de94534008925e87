import { bootstrap } from './bootstrap.mjs';
import { projectEnvironment } from './environment.mjs';
import { node24 } from './project.mjs';
import { runVisibly } from './run.mjs';

const title = '[1/5] Installing the development packages';

try {
	if (await bootstrap({ title })) console.log(`${title}: they are there`);
	process.exitCode = await runVisibly(node24, ['test/demo/main.ts', ...process.argv.slice(2)], {
		env: projectEnvironment(),
	});
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = error?.code > 0 ? error.code : 1;
}
