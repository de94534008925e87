import type { Newest, Page } from '../../../nodes/shared/polling/index.ts';
import type { SDataRequest, Answer } from '../../../nodes/SageCrm/sdata/exchange.ts';
import { createSimulator, credentialFor, type HttpRequest, type UnboundSimulator } from '../../simulator/index.ts';
import { Broken } from '../oracle.ts';
import type { Reading, Server } from '../server.ts';
import type { RowVersion, ServerModel } from '../server-model.ts';
import type { Dialect } from './dialect.ts';
import { Mirror, versionOf } from './mirror.ts';
import { quirksOf } from './traits.ts';
import type { TriggerParts } from './trigger-parts.ts';

const origin = 'http://crm.invalid';

/** Reads a simulator that shows what is in the model, with the trigger's own client and source. */
export class SimulatedServer implements Server {
	readonly model: ServerModel;
	private readonly parts: TriggerParts;
	private readonly simulator: UnboundSimulator;
	private readonly mirror: Mirror;
	private readonly zone: string;
	private readonly realNow = Date.now;

	constructor(parts: TriggerParts, model: ServerModel, dialect: Dialect) {
		this.parts = parts;
		this.model = model;
		const quirks = quirksOf(dialect, model.traits);
		this.zone = quirks.stampZone ?? 'UTC';
		this.simulator = createSimulator({ data: 'empty', now: 0, quirks }, () => origin);
		this.mirror = new Mirror(model, this.simulator.store);
		Date.now = () => model.localTime * 250;
	}

	close(): void {
		Date.now = this.realNow;
		this.simulator.discard();
	}

	open(known: unknown, beforeRequest: () => void): Reading {
		const { parts, model } = this;
		let starting = false;
		const client = new parts.SDataClient({
			node: parts.node,
			connection: parts.readConnection(credentialFor(origin, this.zone)),
			send: async (request) => {
				// A start is one moment: the model gives it before all of its requests.
				if (!starting) beforeRequest();
				return await this.answer(request);
			},
		});
		const { dialect, paging } = parts.restoreKnown(known);
		const source = new parts.SageCrmChangeSource({
			node: parts.node,
			client,
			entity: parts.entity,
			dates: { zone: null, created: null, updated: null },
			pageSize: model.pageSize,
			filters: [],
			columns: [],
			ignoredUsers: new Set(),
			dialect,
			paging,
		});
		return {
			page: async (query) => this.inModel(await source.page(query)),
			newest: async (): Promise<Newest> => {
				starting = true;
				try {
					return await source.newest();
				} finally {
					starting = false;
				}
			},
			ambiguity: (stamp) => source.ambiguity(stamp),
			known: () => ({ dialect: source.dialect, paging: source.paging }),
		};
	}

	private async answer({ method, url }: SDataRequest): Promise<Answer> {
		const { simulator, model } = this;
		this.mirror.catchUp();
		simulator.clock.set(model.serverTime * 250);
		const target = url.slice(origin.length);
		const at = target.indexOf('?');
		const request: HttpRequest = {
			method,
			target,
			path: at < 0 ? target : target.slice(0, at),
			search: at < 0 ? '' : target.slice(at + 1),
			headers: this.parts.headers,
			body: '',
		};
		const answered = await simulator.answer(request);
		if (answered.kind === 'reset') throw new Broken('The simulator broke the connection off.');
		const { status, headers, body } = answered.reply;
		const named = Object.entries({ ...headers, ...answered.extra }).map(([name, value]) => [name.toLowerCase(), value]);
		return { status, headers: Object.fromEntries(named), text: body };
	}

	private inModel({ versions, ...page }: Page<Record<string, unknown>>): Page<RowVersion> {
		return {
			...page,
			versions: versions.map(({ payload, ...version }) => {
				const number = versionOf(this.parts.columnReader(payload)('Comp_Name'));
				const found = this.model.rows[version.id - 1]?.versions[number - 1];
				if (found === undefined) throw new Broken(`Record ${version.id} came with a version that it never had.`);
				return { ...version, payload: found };
			}),
		};
	}
}
