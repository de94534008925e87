/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a development dependency; nothing of this is published */
import fc from 'fast-check';
import type { Core } from '../host.ts';
import { runSchedule } from '../run-schedule.ts';
import { promisedLate, schedules, type Schedule } from '../schedule.ts';
import { ServerModel } from '../server-model.ts';
import { alone, mixed, type Dialect } from './dialect.ts';
import { SimulatedServer } from './simulated-server.ts';
import { traitsOf } from './traits.ts';
import { loadTrigger } from './trigger-parts.ts';

export interface DialectCheck {
	readonly name: string;
	readonly runs: number;
	readonly property: fc.IAsyncProperty<[unknown]>;
}

interface Play {
	readonly dialect: Dialect;
	readonly schedule: Schedule;
}

const mixture = 'mixed';

/**
 * Half of the schedules go to the dialects with one switch set, in equal shares, the other half to mixtures.
 *
 * @param which `all`, `mixed`, or how the name of a dialect begins
 * @param runs schedules in all; each dialect gets one at least
 */
export async function dialectChecks(core: Core, which: string, runs: number): Promise<DialectCheck[]> {
	const parts = await loadTrigger();
	const play = async ({ dialect, schedule }: Play) => {
		const server = new SimulatedServer(parts, new ServerModel(schedule.traits), dialect);
		try {
			await runSchedule(core, server, schedule);
		} finally {
			server.close();
		}
	};
	const propertyOf = (dialects: fc.Arbitrary<Dialect>) =>
		fc.asyncProperty(
			dialects.chain((dialect) =>
				fc.record({ dialect: fc.constant(dialect), schedule: schedules(promisedLate, traitsOf(dialect)) }),
			),
			play,
		);
	const chosen = which === 'all' ? alone : alone.filter(({ name }) => name.startsWith(which));
	const withMixture = which === 'all' || which === mixture;
	if (chosen.length === 0 && !withMixture) throw new Error(`There is no dialect "${which}".`);
	const forMixture = withMixture ? (chosen.length === 0 ? runs : Math.floor(runs / 2)) : 0;
	const share = Math.floor((runs - forMixture) / chosen.length);
	const more = runs - forMixture - share * chosen.length;
	return [
		...chosen.map((dialect, at) => ({
			name: dialect.name,
			runs: Math.max(1, share + (at < more ? 1 : 0)),
			property: propertyOf(fc.constant(dialect)),
		})),
		...(withMixture ? [{ name: mixture, runs: forMixture, property: propertyOf(mixed) }] : []),
	];
}
