const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { dest, series, src } = require('gulp');

const nodeFolder = path.join(__dirname, 'dist/nodes/SageCrm');

/** Copies what tsc leaves behind into dist: icons, codex files and the output schema of the trigger. */
function copyFiles() {
	const files = ['nodes/**/*.svg', 'credentials/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];
	return src(files, { base: '.', encoding: false }).pipe(dest('dist'));
}

/** Writes the output schema of each resource and operation, from the descriptors of the entities. */
async function writeSchemas() {
	const { custom, entities } = require(path.join(nodeFolder, 'entities'));
	const { operations } = require(path.join(nodeFolder, 'operations'));
	for (const { value, columns } of [...entities, { value: custom, columns: [] }]) {
		const properties = Object.fromEntries(columns.map(({ name, type }) => [name, { type: schemaType(type) }]));
		const record = { key: { type: 'number' }, ...properties };
		const folder = path.join(nodeFolder, '__schema__/v1.0.0', value);
		mkdirSync(folder, { recursive: true });
		for (const operation of operations) {
			const shown = operation.value === 'delete' ? { deleted: { type: 'boolean' } } : record;
			const schema = { type: 'object', properties: shown, version: 1 };
			writeFileSync(path.join(folder, `${operation.value}.json`), `${JSON.stringify(schema, null, 2)}\n`);
		}
	}
}

/** Sage CRM's references are ids; dates come as text. */
function schemaType(columnType) {
	return columnType === 'number' || columnType === 'reference' ? 'number' : 'string';
}

exports['build:icons'] = series(copyFiles, writeSchemas);
