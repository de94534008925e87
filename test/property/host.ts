import type { ChangeSource, PollSettings, ResourceState } from '../../nodes/shared/polling/index.ts';
import type { Server } from './server.ts';
import { Broken, Oracle } from './oracle.ts';
import type { Schedule, Step } from './schedule.ts';
import { second, type RowVersion, type ServerModel } from './server-model.ts';

export type Core = typeof import('../../nodes/shared/polling/index.ts');

/** A request that the schedule lets fail. */
export class Failed extends Error {}

/** A start in the hour that clocks repeat. */
export class NotPromised extends Error {}

/** How often polls are made at the end before everything must have come to rest. */
const restPolls = 3_000;

type PollStep = Extract<Step, { does: 'poll' }>;

interface Stored {
	/** Which columns were read then: a change of them makes digests incomparable. */
	readonly columns: number;
	readonly state: unknown;
	/** What the source had found out about the server. */
	readonly known: unknown;
}

/** Keeps the state as a host does: with the events, or not at all, or an older copy of it. */
export class Host {
	private readonly core: Core;
	private readonly server: Server;
	private readonly model: ServerModel;
	private readonly schedule: Schedule;
	private stored: Stored | null = null;
	private oracle: Oracle | null = null;
	/** Until the scan after it is complete. */
	private unseenCorrection = false;
	private settleMore = 0;
	private turn = 0;
	private ledgerCapacity: number;
	/** Shrinks only as entries leave. */
	private largestCapacity: number;
	private readonly copies: Array<{ stored: Stored; told: ReturnType<Oracle['copy']> }> = [];

	constructor(core: Core, server: Server, schedule: Schedule) {
		this.core = core;
		this.server = server;
		this.model = server.model;
		this.schedule = schedule;
		this.ledgerCapacity = schedule.ledgerCapacity;
		this.largestCapacity = schedule.ledgerCapacity;
	}

	/** What a user changes between two polls while the trigger is switched off for a moment. */
	editSettings({ pageSize, settleMore, ledgerCapacity, otherColumns }: Extract<Step, { does: 'edit settings' }>): void {
		this.model.pageSize = pageSize;
		this.settleMore = settleMore;
		this.ledgerCapacity = ledgerCapacity;
		this.largestCapacity = Math.max(this.largestCapacity, ledgerCapacity);
		if (!otherColumns) return;
		this.model.columns++;
		this.oracle?.changeColumns();
	}

	private readState(): ResourceState | null {
		const { core, stored, model } = this;
		if (stored === null) return null;
		const state = core.restoreState(stored.state);
		return stored.columns === model.columns ? state : { ...state, ledger: core.withoutDigests(state.ledger) };
	}

	/** @returns whether there was nothing to tell and nothing held back */
	async poll(step: PollStep, beforeRequest: () => void): Promise<boolean> {
		const { core, model } = this;
		if (step.host === 'restores') this.goBack(step.back);
		const before = this.readState();
		const oracle = this.oracle;
		let startedAt = model.now;
		let tooFarAhead = Infinity;
		let stampedUpTo = 0;
		let pages = 0;
		const reading = this.server.open(this.stored?.known ?? null, beforeRequest);
		const source: ChangeSource<RowVersion> = {
			page: async (query) => {
				const page = await reading.page(query);
				pages++;
				return page;
			},
			ambiguity: (stamp) => reading.ambiguity(stamp),
			newest: async () => {
				beforeRequest();
				if (model.isAutumn(this.schedule.settle + 2)) throw new NotPromised();
				startedAt = model.now;
				stampedUpTo = model.shown(model.stamp()) ?? 0;
				const newest = await reading.newest();
				const ahead = model.visible().filter(({ stamp }) => core.isFromFuture(stamp, newest.clock));
				const { server, local } = newest.clock;
				if (ahead.length >= Math.floor(this.ledgerCapacity * 0.75)) tooFarAhead = server ?? local;
				return newest;
			},
		};
		const settings = this.settings(step.maxEvents);
		const rival = step.host === 'overlaps' ? this.rival(before, settings, beforeRequest) : null;
		const result = await core.pollResource(source, before, settings, (kept) => pages < step.pages * (1 - kept));
		await rival;
		if (result.failure !== null && !(result.failure.cause instanceof Failed)) throw result.failure.cause;
		if (result.state === null || step.host === 'loses') return false;
		this.oracle ??= new Oracle(model, { startedAt, newsFrom: this.newsFrom(settings), tooFarAhead, stampedUpTo });
		const wentBack = before !== null && result.state.watermark < before.watermark;
		if (wentBack && !result.notices.some(({ about }) => about === 'clock-corrected')) {
			throw new Broken(`The watermark went back from ${before.watermark} to ${result.state.watermark}.`);
		}
		if (result.notices.some(({ about }) => about === 'clock-corrected')) {
			this.oracle.allowRepeats(result.state.watermark);
		}
		this.oracle.take(result.changes);
		if (pages > 0) this.unseenCorrection = result.state.scan?.silence?.why === 'clock';
		this.keep(result.state, reading.known(), oracle === null);
		return result.changes.length === 0 && result.notices.length === 0;
	}

	/** Another poll from the same state, request by request beside the first; the host drops what comes of it. */
	private async rival(before: ResourceState | null, settings: PollSettings, beforeRequest: () => void): Promise<void> {
		const reading = this.server.open(this.stored?.known ?? null, beforeRequest);
		await this.core.pollResource(reading, before, settings, () => true);
	}

	/**
	 * A clock that was set back and is set again before anyone has looked leaves stamps that nobody can
	 * place: not promised. The same goes for an older copy of the state from before that, and for stamps
	 * from the future just then, which look like those from the time when the clock was wrong.
	 */
	get isCorrectionUnseen(): boolean {
		return this.unseenCorrection;
	}

	mayClockBeSet(seconds: number): boolean {
		if (this.unseenCorrection) return false;
		this.unseenCorrection = seconds < 0;
		if (seconds < 0) this.copies.length = 0;
		return true;
	}

	/** Time passes and nothing changes any more: then everything has to be told. */
	async comeToRest(): Promise<void> {
		const step: PollStep = {
			does: 'poll',
			during: false,
			pages: this.schedule.restPages,
			host: 'commits',
			back: 0,
			maxEvents: 100,
		};
		const calm = () => {};
		// Where a poll has no time for all that the server sends, a scan goes over several polls for ever.
		const brief = step.pages < 100 || this.model.traits.coarse > 0;
		const enough = brief ? 60 : 6;
		let quiet = 0;
		for (let polls = 0; polls < restPolls && quiet < enough; polls++) {
			// The long wait lets stamps from the future come of age.
			this.model.advance((polls % 10 === 9 ? 20_000 : 15) * second);
			const nothing = await this.poll(step, calm);
			const { scan, backlogs } = this.core.restoreState(this.stored?.state);
			quiet = nothing && (brief || scan === null) && backlogs.length === 0 ? quiet + 1 : 0;
		}
		if (quiet < enough) throw new Broken('The trigger did not come to rest.');
		this.oracle?.checkComplete();
		if (!brief) await this.checkPrompt(step, calm);
	}

	/** Settling takes time, delivering does not: a change is told by the first poll after it. */
	private async checkPrompt(step: PollStep, calm: () => void): Promise<void> {
		// Only where the ledger has room for it: stamps from the future may have filled it.
		if (this.core.restoreState(this.stored?.state).ledger.size > 0) return;
		this.model.advance(15 * second);
		this.model.insert(0);
		await this.poll(step, calm);
		this.oracle?.checkComplete();
	}

	private settings(maxEvents: number): PollSettings {
		const { start, startBack, settle } = this.schedule;
		const at = (this.model.shown(this.model.stamp()) ?? 0) - startBack;
		return {
			start: start === 'date' ? { from: 'date', at } : { from: start },
			kinds: new Set(['created', 'updated']),
			createdTolerance: 1,
			settle: settle + this.settleMore,
			ledgerCapacity: this.ledgerCapacity,
			maxBacklogs: this.schedule.maxBacklogs,
			maxEvents,
			turn: this.turn++,
		};
	}

	private newsFrom({ start }: PollSettings): number | null {
		if (start.from !== 'date') return start.from === 'now' ? null : 0;
		// What reads like a moment just before may have been written after it.
		return start.at - this.model.ambiguity(start.at - 1);
	}

	private keep(state: ResourceState, known: unknown, first: boolean): void {
		const { core, largestCapacity } = this;
		if (state.ledger.size > largestCapacity) {
			throw new Broken(`The ledger holds ${state.ledger.size} of ${largestCapacity} entries.`);
		}
		const stored = {
			columns: this.model.columns,
			...JSON.parse(JSON.stringify({ state: core.storeState(state), known })),
		};
		this.stored = stored;
		if (first) this.copies.length = 0;
		if (this.oracle !== null) this.copies.push({ stored, told: this.oracle.copy() });
	}

	private goBack(by: number): void {
		const copy = this.copies.at(-1 - by);
		if (copy === undefined) return;
		this.stored = copy.stored;
		this.oracle?.restore(copy.told);
		if (copy.stored.columns !== this.model.columns) this.oracle?.changeColumns();
		this.copies.splice(this.copies.length - by);
	}
}
