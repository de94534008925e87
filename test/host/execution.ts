import { z } from 'zod';

const json = z.record(z.unknown());

export type ItemJson = z.infer<typeof json>;

const nodeError = z.object({
	message: z.string(),
	description: z.string().nullish(),
	/** Set when the error is a NodeApiError that read a status off the answer. */
	httpCode: z.string().nullish(),
});

export type NodeError = z.infer<typeof nodeError>;

/** Some of n8n's own nodes put a text where an object belongs. */
const itemJson = z.union([json, z.string().transform((text): ItemJson => ({ text }))]);

const nodeRun = z.object({
	/** By the kind of connection: `main`, or `ai_tool` for what an agent was given. */
	data: z.record(z.array(z.array(z.object({ json: itemJson })).nullish())).optional(),
	error: nodeError.optional(),
});

/** An execution as the public API tells it: its status and, with its data, what each node gave. */
export const execution = z.object({
	id: z.coerce.string(),
	status: z.string(),
	finished: z.boolean().nullish(),
	mode: z.string(),
	data: z
		.object({
			resultData: z.object({
				runData: z.record(z.array(nodeRun)).default({}),
				error: nodeError.nullish(),
			}),
		})
		.nullish(),
});

export type Execution = z.infer<typeof execution>;

/** The items that a node put out, of all its runs in this execution. */
export function itemsOf({ data }: Execution, node: string, connection = 'main'): ItemJson[] {
	const runs = data?.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.[connection] ?? []).flatMap((items) => (items ?? []).map((item) => item.json));
}

/** The error that ended an execution, if one did. */
export function errorOf({ data }: Execution): NodeError | undefined {
	return data?.resultData.error ?? undefined;
}

/** Whether n8n is done with it, well or badly. */
export function hasEnded({ status }: Execution): boolean {
	return !['new', 'running', 'waiting'].includes(status);
}
