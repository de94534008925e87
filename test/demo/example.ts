/* eslint-disable @n8n/community-nodes/no-restricted-imports -- starts the simulator and a real n8n; nothing of this is published */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from '../../scripts/project.mjs';
import { workflowDefinition } from '../host/workflow.ts';
import type { WorkflowDefinition } from '../host/workflow.ts';

/** Reads one of the example workflows that anybody can import. */
export async function example(name: string): Promise<WorkflowDefinition> {
	const text = await readFile(path.join(projectFolder, 'examples', `${name}.json`), 'utf8');
	return workflowDefinition.parse(JSON.parse(text));
}
