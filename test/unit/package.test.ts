/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the package's own files */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SageCrmApi } from '../../credentials/SageCrmApi.credentials';
import { SageCrm } from '../../nodes/SageCrm/SageCrm.node';
import { SageCrmTrigger } from '../../nodes/SageCrm/SageCrmTrigger.node';

const root = join(__dirname, '../..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const json = (path: string): unknown => JSON.parse(text(path));

const manifest = z
	.object({
		name: z.string(),
		files: z.array(z.string()),
		dependencies: z.undefined(),
		peerDependencies: z.record(z.string(), z.string()),
		keywords: z.array(z.string()),
		license: z.string(),
		n8n: z.object({
			n8nNodesApiVersion: z.number(),
			strict: z.boolean(),
			credentials: z.array(z.string()),
			nodes: z.array(z.string()),
		}),
	})
	.parse(json('package.json'));
const codex = z.object({ node: z.string(), categories: z.array(z.string()).min(1) });

const source = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
const nodes = [new SageCrm(), new SageCrmTrigger()];
const credential = new SageCrmApi();

describe('the package', () => {
	it('keeps the rules for packages that n8n verifies', () => {
		expect(manifest.name).toMatch(/^n8n-nodes-/);
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest).toMatchObject({ files: ['dist'], license: 'MIT', peerDependencies: { 'n8n-workflow': '*' } });
		expect(Object.keys(manifest.peerDependencies)).toEqual(['n8n-workflow']);
		expect(manifest.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	});

	it('names every node and credential that there is, and none that there is not', () => {
		const found = (folder: string, end: string) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith(end))
				.map((name) => `${folder}/${name}`)
				.sort();
		expect(manifest.n8n.nodes.map(source).sort()).toEqual(found('nodes', '.node.ts'));
		expect(manifest.n8n.credentials.map(source).sort()).toEqual(found('credentials', '.credentials.ts'));
	});

	it.each(nodes.map((node) => [node.description.name, node] as const))(
		'has beside %s its codex and its icons',
		(name, node) => {
			const file = manifest.n8n.nodes
				.map(source)
				.find((path) => text(path).includes(`class ${node.constructor.name} `));
			expect(file).toBe(`nodes/SageCrm/${node.constructor.name}.node.ts`);
			expect(codex.parse(json(`nodes/SageCrm/${node.constructor.name}.node.json`)).node).toBe(
				`${manifest.name}.${name}`,
			);
			expectIcons(node.description.icon, 'nodes/SageCrm');
			expect(node.description.credentials).toEqual([{ name: credential.name, required: true }]);
		},
	);

	it('has beside the credential its icons', () => {
		expect(source(manifest.n8n.credentials[0] ?? '')).toBe(`credentials/${credential.constructor.name}.credentials.ts`);
		expectIcons(credential.icon, 'credentials');
	});

	it.each(nodes.map((node) => [node.description.name, node] as const))('shows a subtitle for %s', (_, node) => {
		expect(node.description.subtitle).toMatch(/^=\{\{.*\}\}$/);
	});
});

function expectIcons(icon: unknown, folder: string): void {
	const { light, dark } = z.object({ light: z.string(), dark: z.string() }).parse(icon);
	expect(light).not.toBe(dark);
	for (const one of [light, dark]) {
		expect(one).toMatch(/^file:.+\.svg$/);
		const path = `${folder}/${one.replace('file:', '')}`;
		expect(existsSync(join(root, path))).toBe(true);
		expect(text(path)).toMatch(/^<svg[^>]*viewBox/);
	}
}
