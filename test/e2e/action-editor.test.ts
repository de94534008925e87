/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { editorForAll, openNode } from './editing.ts';
import { actionNode, actionWorkflow, columns } from './workflows.ts';
import type { World } from './world.ts';

describe('the action node as it is set up in the editor', () => {
	let world: World;
	let page: Page;

	editorForAll((opened, editor) => {
		world = opened;
		page = editor;
	});

	const open = async (parameters: Record<string, unknown>) => {
		const workflow = await world.api.createWorkflow(actionWorkflow(world.credential, parameters));
		return await openNode(page, world.url, workflow, actionNode);
	};

	it("offers the server's columns and the values of its selection fields for a new record", async () => {
		const node = await open({ resource: 'account', operation: 'create' });
		await node.panel.getByText('Company Name', { exact: true }).first().waitFor();
		await node.panel.getByText('Add column to send', { exact: true }).first().click();
		await page.getByText('Type', { exact: true }).first().click();
		await node.shoot('mapper');
		await node.panel.locator('[data-test-id*="Comp_Type"] .el-select').first().click();
		await page.locator('.el-select-dropdown:visible').getByText('Prospect', { exact: true }).first().waitFor();
		await node.shoot('mapper-values');
	});

	it('finds a record in the list, searched for on the server', async () => {
		const id = world.simulator.store.insert('company', { Comp_Name: 'Zinnia Quarries' });
		const node = await open({ resource: 'account', operation: 'get' });
		await node.panel.getByTestId('resource-locator-recordId').click();
		await page.getByPlaceholder('Search...').last().fill('Zinnia');
		await page.getByText('Zinnia Quarries', { exact: true }).first().click();
		await node.shoot('locator');
		await node.panel.getByTestId('node-execute-button').first().click();
		await node.panel.getByText('Zinnia Quarries').last().waitFor();
		await node.panel.getByText(String(id), { exact: true }).first().waitFor();
	});

	it('creates a contact of an account that is chosen from a list', async () => {
		const { store } = world.simulator;
		const company = store.insert('company', { Comp_Name: 'Quince & Medlar' });
		const person = { Pers_FirstName: 'Nuala', Pers_LastName: 'Quirke' };
		const node = await open({ resource: 'contact', operation: 'create', ...columns(person) });
		await node.panel.getByPlaceholder('Add Relation').first().click();
		await page.locator('.el-select-dropdown:visible').getByText('Company', { exact: true }).first().click();
		await node.panel.getByTestId('resource-locator-Pers_CompanyId').scrollIntoViewIfNeeded();
		await node.panel.getByTestId('resource-locator-Pers_CompanyId').click();
		await page.getByPlaceholder('Search...').last().fill('Quince');
		await page.getByText('Quince & Medlar', { exact: true }).first().click();
		await node.shoot('relation');
		await node.panel.getByTestId('node-execute-button').first().click();
		await node.panel.getByText('Quirke').last().waitFor();
		await node.shoot('related');
		const [made] = store.all('person').filter(({ fields }) => fields.Pers_LastName === 'Quirke');
		assert.equal(made?.fields.Pers_CompanyId, company);
	});

	it('finds records by a filter', async () => {
		world.simulator.store.insert('company', { Comp_Name: 'Yarrow & Daughters' });
		const node = await open({ resource: 'account', operation: 'getAll' });
		await node.panel.getByText('Add Filter', { exact: true }).first().click();
		await node.choose('column', 'Company Name');
		await node.choose('condition', 'Starts With');
		await node.panel.getByTestId('parameter-input-value').first().locator('input').fill('Yarrow');
		await node.shoot('filter');
		await node.panel.getByTestId('node-execute-button').first().click();
		await node.panel.getByText('Yarrow & Daughters').first().waitFor();
		await node.shoot('filtered');
		assert.equal(await node.panel.getByText('1 item', { exact: true }).count(), 1);
	});

	it('offers the columns of another resource in a filter once that is chosen', async () => {
		const node = await open({ resource: 'account', operation: 'getAll' });
		await node.panel.getByText('Add Filter', { exact: true }).first().click();
		await node.choose('column', 'Company Name');
		await node.choose('resource', 'Lead');
		await node.choose('column', 'Person First Name');
		await node.shoot('another-resource');
	});
});
