/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import { after, before } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { logInToEditor, screenshotFile, startBrowser } from './browser.ts';
import { openWorld, readShared } from './world.ts';
import type { World } from './world.ts';

/** One node of a workflow, open in n8n's editor. */
export interface OpenNode {
	readonly panel: Locator;
	/** Picks an entry of a parameter's list by its label. */
	readonly choose: (parameter: string, label: string) => Promise<void>;
	/** Puts a text into a parameter's editor of several lines, in place of what is there. */
	readonly paste: (parameter: string, text: string) => Promise<void>;
	readonly fetchTestEvent: () => Promise<void>;
	/** Saves the workflow, and waits until n8n has it. */
	readonly save: () => Promise<void>;
	readonly shoot: (name: string) => Promise<void>;
}

export async function openNode(page: Page, url: string, workflow: string, node: string): Promise<OpenNode> {
	await page.goto(`${url}/workflow/${workflow}`);
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).dblclick();
	const panel = page.getByTestId('ndv');
	await panel.waitFor();
	const field = (parameter: string) => panel.getByTestId(`parameter-input-${parameter}`).first();
	return {
		panel,
		async choose(parameter, label) {
			await field(parameter).scrollIntoViewIfNeeded();
			// As long as the choices are being loaded it does not open.
			await field(parameter).locator('.el-select input:enabled').first().waitFor({ state: 'attached' });
			await field(parameter).locator('.el-select').first().click();
			await page.locator('.el-select-dropdown:visible').getByText(label, { exact: true }).first().click();
		},
		async paste(parameter, text) {
			const content = panel.locator(`[data-test-id="parameter-input-${parameter}"] .cm-content, .cm-content`).first();
			await content.click();
			await page.keyboard.press('ControlOrMeta+A');
			await page.keyboard.insertText(text);
		},
		async fetchTestEvent() {
			await panel.getByRole('button', { name: 'Fetch Test Event' }).first().click();
		},
		async save() {
			const saved = page.waitForResponse(
				(response) => response.url().includes(`/workflows/${workflow}`) && response.request().method() === 'PATCH',
			);
			await page.keyboard.press('Escape');
			await page.keyboard.press('ControlOrMeta+S');
			await saved;
		},
		shoot: async (name) => {
			await page.screenshot({ path: await screenshotFile(name) });
		},
	};
}

/**
 * Gives a group of tests a world of its own and somebody who is logged in to the editor.
 *
 * @param ready gets them before the first test
 */
export function editorForAll(ready: (world: World, page: Page) => void): void {
	let world: World;
	let browser: Browser;

	before(async () => {
		world = await openWorld();
		browser = await startBrowser();
		ready(world, await logInToEditor(browser, world.url, readShared().login));
	});

	after(async () => {
		await browser.close();
		await world.close();
	});
}
