const { dest, src } = require('gulp');

/** Copies what tsc leaves behind into dist: icons, codex files and output schemas. */
function buildIcons() {
	return src(['{nodes,credentials}/**/*.{svg,png}', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		allowEmpty: true,
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports['build:icons'] = buildIcons;
