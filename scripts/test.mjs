import { bootstrap } from './bootstrap.mjs';
import { reportFile, totals } from './counts.mjs';
import { npmScript, runSteps } from './steps.mjs';

const reports = { unit: reportFile('unit'), property: reportFile('property'), dialects: reportFile('dialects') };

async function jestScript(script, report) {
	return await npmScript(script, ['--json', `--outputFile=${report}`]);
}

const dialects = ['--dialects', 'all', '--runs', '400', '--json', `--outputFile=${reports.dialects}`];

async function install() {
	await bootstrap();
	return 0;
}

try {
	process.exitCode = await runSteps([
		['Install', install],
		['Build', () => npmScript('build')],
		['Lint', () => npmScript('lint')],
		['Scan the package as n8n does', () => npmScript('scan')],
		['Check the types', () => npmScript('typecheck')],
		['Unit and engine tests', () => jestScript('test:unit', reports.unit)],
		['Property tests', () => jestScript('test:property', reports.property)],
		['Property tests in every dialect', () => npmScript('test:property', dialects)],
		['Mutations of the polling core', () => npmScript('test:mutations')],
	]);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = error?.code > 0 ? error.code : 1;
}
console.log(`\n${totals(Object.values(reports))}`);
