import { Failed, Host, NotPromised, type Core } from './host.ts';
import type { Schedule, Step } from './schedule.ts';
import type { Server } from './server.ts';
import type { ServerModel } from './server-model.ts';

/**
 * Plays one schedule against the core and holds what it delivers against the oracle.
 *
 * @throws {Error} a `Broken` when a promise was not kept
 */
export async function runSchedule(core: Core, server: Server, schedule: Schedule): Promise<void> {
	await play(core, server, schedule).catch((error: unknown) => {
		if (!(error instanceof NotPromised)) throw error;
	});
}

async function play(core: Core, server: Server, schedule: Schedule): Promise<void> {
	const { model } = server;
	for (const step of schedule.before) apply(model, step);
	const host = new Host(core, server, schedule);
	let at = 0;
	let failing = 0;
	const happen = (step: Step) => {
		if (step.does === 'fail') failing++;
		else if (step.does === 'edit settings') host.editSettings(step);
		else if (step.does === 'insert' && host.isCorrectionUnseen) apply(model, { ...step, future: 0 });
		else if (step.does !== 'set clock' || host.mayClockBeSet(step.seconds)) apply(model, step);
	};
	/** What the schedule lets happen before the next request. */
	const beforeRequest = () => {
		for (let next = schedule.steps[at]; next?.during === true && next.does !== 'poll'; next = schedule.steps[++at]) {
			happen(next);
		}
		if (failing > 0) {
			failing--;
			throw new Failed('The request failed.');
		}
	};
	while (at < schedule.steps.length) {
		const step = schedule.steps[at++];
		if (step === undefined) break;
		if (step.does === 'poll') await host.poll(step, beforeRequest);
		else happen(step);
	}
	failing = 0;
	await host.comeToRest();
}

function apply(model: ServerModel, step: Step): void {
	const picked = (pick: number) => {
		const row = model.rows[pick % Math.max(1, model.rows.length)];
		return row === undefined ? [] : [row];
	};
	switch (step.does) {
		case 'insert':
			model.insert(step.late, {
				future: step.future,
				withoutCreated: step.lacks === 'created',
				withoutUpdated: step.lacks === 'updated',
			});
			break;
		case 'edit':
			model.edit(picked(step.pick), step.late);
			break;
		case 'edit twice':
			model.edit(picked(step.pick), 0);
			model.edit(picked(step.pick), 0);
			break;
		case 'edit many':
			model.edit(
				model.rows.filter(({ id }) => id % step.share === 0),
				step.late,
			);
			break;
		case 'insert many':
			for (let count = 0; count < step.count; count++) model.insert(step.late);
			break;
		case 'delete':
			for (const row of picked(step.pick)) model.remove(row);
			break;
		case 'advance':
			model.advance(step.quarters);
			break;
		case 'set clock':
			model.setClock(step.seconds);
			break;
		case 'fail':
		case 'edit settings':
		case 'poll':
			break;
	}
}
