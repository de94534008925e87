import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pack, unpack } from '../test/host/pack.ts';
import { projectFolder } from './project.mjs';

/**
 * The check that n8n makes before it verifies a community package, without the registry: the sources first, as it would fetch
 * them from the repository, then what the tarball holds. Comments that switch rules off have no effect here.
 */
const { analyzePackage, SOURCE_FILE_PATTERNS } = await import('@n8n/scan-community-package/scanner/scanner.mjs');

async function passes(what, folder, patterns) {
	const result = await analyzePackage(folder, patterns);
	console.log(`${what}: ${result.passed ? 'no findings' : result.message}`);
	if (!result.passed) console.log(result.details ?? '');
	return result.passed;
}

if (!existsSync(path.join(projectFolder, 'dist'))) {
	console.error('There is no dist folder to pack: run `npm run build` first.');
	process.exit(1);
}

const scratch = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-sage-crm-scan-'));
try {
	const unpacked = path.join(scratch, 'n8n-nodes-sage-crm');
	await unpack(await pack(scratch), unpacked);
	const sourcesPass = await passes('Sources', projectFolder, SOURCE_FILE_PATTERNS);
	const tarballPasses = await passes('Tarball', unpacked);
	process.exitCode = sourcesPass && tarballPasses ? 0 : 1;
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
