/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from '../../scripts/project.mjs';
import { screenshotFile } from './browser.ts';

/** The screenshots that the README shows. */
const shown = ['action', 'canvas', 'credential', 'event', 'trigger'];

/** Puts what the editor's tests have just seen where the README shows it. */
export async function renewImages(): Promise<void> {
	for (const name of shown) {
		await copyFile(await screenshotFile(name), path.join(projectFolder, 'docs', 'images', `${name}.png`));
	}
}
