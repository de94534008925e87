import type { Dialect } from '../../../nodes/SageCrm/trigger/dialect';

/** Of a server that reads as it writes, with records from UTC, Paris in winter, and Tokyo. */
export const usualDialect: Dialect = {
	form: 'iso-quoted',
	offset: 0,
	granularity: 1,
	rounds: false,
	seasons: [0, 3600, 9 * 3600],
	asksCreated: true,
	asksUpdated: true,
};
