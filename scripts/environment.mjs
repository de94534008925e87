import path from 'node:path';
import { binFolder } from './project.mjs';

const ofTheOuterRun = /^npm_(lifecycle_|package_|config_local_prefix$)/;

/** The environment without what an outer `npm run` says about its own package and script. */
function withoutOuterRun() {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofTheOuterRun.test(name)));
}

function searchPath() {
	return (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '' && folder !== binFolder);
}

/** For an installation: the machine's own Node, because the one in node_modules may be replaced meanwhile. */
export function machineEnvironment() {
	return { ...withoutOuterRun(), PATH: searchPath().join(path.delimiter) };
}

/** For everything after it: the programs in node_modules come first, Node 24 among them. */
export function projectEnvironment(extra = {}) {
	return { ...withoutOuterRun(), PATH: [binFolder, ...searchPath()].join(path.delimiter), ...extra };
}
