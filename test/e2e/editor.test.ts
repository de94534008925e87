/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { chain, actionType, triggerType, withCredential } from '../host/workflow.ts';
import { logInToEditor, screenshotFile, startBrowser } from './browser.ts';
import { openWorld, readShared } from './world.ts';
import type { World } from './world.ts';
import { actionNode, columns, triggerNode } from './workflows.ts';

/** A trigger with an action node behind it, as a user would have them. */
function bothNodes(world: World) {
	const trigger = {
		name: triggerNode,
		type: triggerType,
		typeVersion: 1,
		parameters: {
			resources: ['account', 'contact', 'lead'],
			events: ['created', 'updated'],
			startFrom: 'now',
			filters: { filter: [{ resource: 'account', syntax: 'ceql', where: "Comp_Status = 'Active'" }] },
			columns: { column: [{ resource: 'account', names: ['Comp_Name', 'Comp_Status'] }] },
			options: { ignoreUpdatedBy: ['own'], onReactivation: 'catchUp' },
		},
	};
	const action = {
		name: actionNode,
		type: actionType,
		typeVersion: 1,
		parameters: { resource: 'lead', operation: 'create', ...columns({}) },
	};
	const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
	return withCredential(chain('Sage CRM', [trigger, action, end]), world.credential);
}

/** An icon that the browser could not load has no width. */
async function assertIcon(icon: Locator): Promise<void> {
	await icon.waitFor();
	const width = await icon.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
	assert.ok(width > 0, 'the icon was not loaded');
}

async function assertVisible(page: Page, texts: readonly string[]): Promise<void> {
	for (const text of texts) await page.getByText(text, { exact: true }).first().waitFor();
}

describe('the editor', () => {
	let world: World;
	let browser: Browser;
	let page: Page;
	let workflow: string;

	before(async () => {
		world = await openWorld();
		workflow = await world.api.createWorkflow(bothNodes(world));
		browser = await startBrowser();
		page = await logInToEditor(browser, world.url, readShared().login);
	});

	after(async () => {
		await browser.close();
		await world.close();
	});

	const shoot = async (name: string) => await page.screenshot({ path: await screenshotFile(name) });
	const open = async (node: string) => {
		await page.goto(`${world.url}/workflow/${workflow}`);
		await page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).dblclick();
		await page.getByTestId('ndv').waitFor();
	};

	it('shows both nodes with their icons on the canvas', async () => {
		await page.goto(`${world.url}/workflow/${workflow}`);
		for (const name of [triggerNode, actionNode]) {
			const node = page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
			await assertIcon(node.locator('img').first());
		}
		await assertVisible(page, ['account, contact, lead: created, updated', 'create: lead']);
		await shoot('canvas');
	});

	it('finds both nodes by their names', async () => {
		await page.goto(`${world.url}/workflow/${workflow}`);
		await page.getByTestId('node-creator-plus-button').click();
		await page.getByTestId('node-creator-search-bar').fill('Sage CRM');
		const found = page.getByTestId('node-creator');
		await found.getByText('Sage CRM', { exact: true }).first().waitFor();
		await assertIcon(found.locator('img').first());
		await shoot('creator');
	});

	it("shows the trigger's parameters", async () => {
		await open(triggerNode);
		await assertVisible(page, ['Poll Times', 'Resources', 'Events', 'Start From', 'Options']);
		await shoot('trigger');
	});

	it("offers the server's own columns and users for the trigger", async () => {
		await open(triggerNode);
		const panel = page.getByTestId('ndv');
		for (const [parameter, chosen, choice] of [
			['names', 'Company Name', 'Web Site'],
			['ignoreUpdatedBy', "The Credential's Own User", 'Marit Holm'],
		] as const) {
			const field = panel.getByTestId(`parameter-input-${parameter}`).first().locator('.el-select').first();
			await field.scrollIntoViewIfNeeded();
			// As long as the choices are being loaded it does not open; what is chosen has its label by them.
			await field.getByText(chosen, { exact: true }).waitFor();
			await field.locator('input:enabled').first().waitFor({ state: 'attached' });
			// What is chosen lies over the list's input, all but its arrow.
			const box = await field.boundingBox();
			assert.ok(box !== null);
			await page.mouse.click(box.x + box.width - 15, box.y + box.height / 2);
			await page.getByText(choice, { exact: true }).first().waitFor();
			await shoot(`trigger-${parameter}`);
			await page.keyboard.press('Escape');
			await open(triggerNode);
		}
	});

	// Of a trigger the editor shows the fields only after a test event, whatever its schema file says.
	it('offers the columns of a record to the node behind the action node before the first run', async () => {
		await open('End');
		await assertVisible(page, ['key', 'Lead_LeadID', 'Lead_CompanyName', 'Lead_Stage']);
		await shoot('preview');
	});

	it('fetches a test event', async () => {
		await open(triggerNode);
		await page.getByTestId('ndv').getByRole('button', { name: 'Fetch Test Event' }).first().click();
		await page.getByTestId('ndv').getByText('eventType').first().waitFor();
		await shoot('event');
	});

	it("shows the action node's parameters, with the columns of a new record", async () => {
		await open(actionNode);
		await assertVisible(page, ['Resource', 'Operation', 'Company Name', 'Person First Name', 'Person Last Name']);
		await shoot('action');
	});

	it('shows the credential', async () => {
		await open(triggerNode);
		await page.getByTestId('credential-edit-button').click();
		// n8n tests it when it is opened.
		await assertVisible(page, ['Connection tested successfully', 'Install Name', 'Time Zone', 'Timeout']);
		// A required field has an asterisk behind its label.
		for (const label of [/^Host/, /^User Name/, /^Password/]) await page.getByText(label).first().waitFor();
		await shoot('credential');
	});
});
