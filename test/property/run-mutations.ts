/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- a program that is run by itself; nothing of this is published */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mutations, type Mutation } from './mutations.ts';

/** Schedules played against each mutation: far more than most need. */
const runs = process.argv[2] ?? '20000';
const built = path.resolve('dist/nodes/shared/polling');

/** Spoils a copy of the built core, and answers whether the model-based test noticed. */
function isCaught({ file, find, replace }: Mutation): boolean {
	const folder = mkdtempSync(path.join(tmpdir(), 'polling-mutation-'));
	try {
		cpSync(built, folder, { recursive: true });
		const target = path.join(folder, file);
		const parts = readFileSync(target, 'utf8').split(find);
		if (parts.length !== 2) throw new Error(`"${find}" occurs ${parts.length - 1} times in ${file}, not once.`);
		writeFileSync(target, parts.join(replace));
		const core = path.join(folder, 'index.js');
		const args = [path.resolve('test/property/run.ts'), '--core', core, '--runs', runs, '--quick'];
		const { status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
		return status === 1;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const survivors = mutations.filter((mutation) => {
	const caught = isCaught(mutation);
	console.log(`${caught ? 'caught  ' : 'SURVIVED'}  ${mutation.name}`);
	return !caught;
});
console.log(`${mutations.length - survivors.length} of ${mutations.length} mutations caught`);
process.exitCode = survivors.length === 0 ? 0 : 1;
