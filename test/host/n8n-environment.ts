/* eslint-disable @n8n/community-nodes/no-restricted-globals -- drives a real n8n; nothing of this is published */
import { machineEnvironment } from '../../scripts/environment.mjs';

/** Settings of n8n's own that the machine may have; a test must not depend on them. */
const foreign = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL$|GENERIC_TIMEZONE$|NODE_OPTIONS$|NODE_ENV$)/;

/** n8n without anything that calls out, asks questions or advertises. */
const quiet = {
	GENERIC_TIMEZONE: 'UTC',
	N8N_BLOCK_ENV_ACCESS_IN_NODE: 'true',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry,instance-ai,insights',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
};

export interface Place {
	userFolder: string;
	port: number;
	brokerPort: number;
	encryptionKey: string;
}

/** The environment of an n8n that keeps to itself: its own folder and ports, nothing sent to anybody. */
export function n8nEnvironment(place: Place, extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
	const machine = Object.entries(machineEnvironment()).filter(([name]) => !foreign.test(name));
	const direct = [process.env.NO_PROXY ?? process.env.no_proxy ?? '', '127.0.0.1', 'localhost'];
	const noProxy = direct.filter((host) => host !== '').join(',');
	return {
		...Object.fromEntries(machine),
		...quiet,
		NO_PROXY: noProxy,
		no_proxy: noProxy,
		N8N_USER_FOLDER: place.userFolder,
		N8N_PORT: String(place.port),
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_ENCRYPTION_KEY: place.encryptionKey,
		...extra,
	};
}
