import { groupBy } from 'lodash';
import type { IPollFunctions } from 'n8n-workflow';
import type { PollResult, ResourceState } from '../../shared/polling';
import { zoneText } from './notices';
import type { WatchedResource } from './watched-resource';
import { shiftsOf, type ZoneWatch } from './zone-watch';

/** What one poll has found of one resource. */
export interface Polled {
	readonly watched: WatchedResource;
	/** Of its dates. */
	readonly zone: string;
	readonly before: ResourceState | null;
	readonly result: PollResult<unknown>;
}

/** Warns once of dates that are steadily off: of those that the credential's zone is for, and of each zone beside it. */
export function tellShiftedZones(
	context: IPollFunctions,
	zones: ZoneWatch,
	trigger: string,
	polled: readonly Polled[],
): void {
	for (const [own, ofZone] of Object.entries(groupBy(polled, ({ watched }) => watched.dates.zone ?? ''))) {
		const shifts = ofZone.flatMap(({ watched, before, result }) => shiftsOf(before, result, watched.settle));
		const shift = zones.observe(own === '' ? trigger : `${trigger}:${own}`, shifts);
		const [first] = ofZone;
		if (shift === null || first === undefined) continue;
		const owner =
			own === ''
				? 'in the credential'
				: `of ${ofZone.map(({ watched }) => watched.entity.plural).join(', ')} in the trigger`;
		const now = Math.floor(Date.now() / 1000);
		context.logger.warn(`Sage CRM Trigger: ${zoneText(shift, now, first.zone, context.getTimezone(), owner)}`);
	}
}
