export function machineEnvironment(): NodeJS.ProcessEnv;
export function projectEnvironment(extra?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
