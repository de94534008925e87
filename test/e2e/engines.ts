/** The three ways in which n8n 2.41 polls; they keep a trigger's state in different places and at different times. */
export const engines: ReadonlyArray<{ name: string; env: NodeJS.ProcessEnv }> = [
	{ name: 'the default engine', env: {} },
	{
		name: 'the scheduler',
		env: { N8N_SCHEDULER_ENABLED: 'true', N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true' },
	},
	{
		name: 'the scheduler with durable cursors',
		env: {
			N8N_SCHEDULER_ENABLED: 'true',
			N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
			N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
		},
	},
];
