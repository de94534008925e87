/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads files beside it */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Configurations that the connector's documentation shows, retyped, their slips kept. */
const names = ['template', 'example', 'old-template', 'old-example'] as const;

const read = (name: string) => readFileSync(join(__dirname, `${name}.txt`), 'utf8');

/** By name and text; each polls accounts, contacts, leads, opportunities and users. */
export const publishedConfigurations = names.map((name) => [name, read(name)] as const);

/** What a new instance answers that has no polling set up. */
export const instanceWithoutPolling = read('instance-without-polling');
