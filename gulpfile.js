const { dest, src } = require('gulp');

/** Copies what tsc leaves behind into dist: icons, codex files and output schemas. */
function buildIcons() {
	const files = ['nodes/**/*.svg', 'credentials/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];
	return src(files, {
		allowEmpty: true,
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports['build:icons'] = buildIcons;
