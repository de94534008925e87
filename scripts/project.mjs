import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that these scripts stand in. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** Where generated reports and screenshots go; ignored by git. */
export const cacheFolder = path.join(projectFolder, '.cache');

export const binFolder = path.join(projectFolder, 'node_modules', '.bin');

/** The Node 24 that n8n needs, brought by the development dependency `node`. */
export const node24 = path.join(
	projectFolder,
	'node_modules',
	'node',
	'bin',
	process.platform === 'win32' ? 'node.exe' : 'node',
);
