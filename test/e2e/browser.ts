/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- drives a real n8n; nothing of this is published */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, selectors } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { cacheFolder } from '../../scripts/project.mjs';
import type { Login } from '../host/n8n-session.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const args = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
];

// The attribute that n8n's editor marks its parts with.
selectors.setTestIdAttribute('data-test-id');

function chromiumProgram(): string {
	const found = [process.env.CHROMIUM ?? '', ...places].find((file) => file !== '' && existsSync(file));
	if (found === undefined) throw new Error('No Chromium was found: install it, or name its program in CHROMIUM.');
	return found;
}

export async function startBrowser(): Promise<Browser> {
	return await chromium.launch({ executablePath: chromiumProgram(), headless: true, args });
}

/** A page of n8n's editor with somebody logged in. */
export async function logInToEditor(browser: Browser, url: string, { email, password }: Login): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 });
	const page = await context.newPage();
	page.setDefaultTimeout(60_000);
	await page.goto(`${url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(email);
	await page.locator('input[name="password"]').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	return page;
}

/** Where a screenshot goes that is looked at and not kept. */
export async function screenshotFile(name: string): Promise<string> {
	const folder = path.join(cacheFolder, 'screenshots');
	await mkdir(folder, { recursive: true });
	return path.join(folder, `${name}.png`);
}
