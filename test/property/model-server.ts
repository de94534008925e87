import type { Core } from './host.ts';
import type { Reading, Server } from './server.ts';
import type { ServerModel } from './server-model.ts';

/** Reads the model as a source would that knows all about its server. */
export class ModelServer implements Server {
	readonly model: ServerModel;
	private readonly core: Core;

	constructor(core: Core, model: ServerModel) {
		this.core = core;
		this.model = model;
	}

	open(_known: unknown, beforeRequest: () => void): Reading {
		const { core, model } = this;
		const { ordered, totals, pageCap } = model.traits;
		const partitions = new core.Partitions(
			async (query) => {
				beforeRequest();
				return await Promise.resolve(model.range(query));
			},
			{ largest: Math.min(pageCap, model.pageSize), totalsProven: totals === 'right' },
		);
		return {
			page: async (query) => {
				if (!ordered) return await partitions.page(query);
				beforeRequest();
				return model.page(query);
			},
			newest: async () => await Promise.resolve(model.newest(core.isFromFuture)),
			ambiguity: (stamp) => model.ambiguity(stamp),
			known: () => null,
		};
	}
}
