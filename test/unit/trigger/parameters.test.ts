import { NodeOperationError, type INodeParameters } from 'n8n-workflow';
import { findEntity } from '../../../nodes/SageCrm/entities';
import { readParameters } from '../../../nodes/SageCrm/trigger/parameters';
import { openTrigger } from '../../engine/engine.ts';
import { at, expectOneSentence } from '../sdata/examples.ts';

const read = (parameters: INodeParameters) => readParameters(openTrigger({}, parameters).context);

describe("the trigger's parameters", () => {
	it('have defaults for all', () => {
		const { resources, leftOut, output, polling } = read({});
		const [account, ...others] = resources;
		expect(others).toEqual([]);
		expect(account).toEqual({
			entity: findEntity('account'),
			filters: [],
			columns: [],
			dates: { zone: null, created: null, updated: null },
			pageSize: 200,
			createdTolerance: 1,
			settle: 60,
			kinds: new Set(['created', 'updated']),
		});
		expect({ output, leftOut }).toEqual({ output: 'event', leftOut: [] });
		expect(polling).toEqual({
			start: { from: 'now' },
			ledgerCapacity: 12_000,
			maxBacklogs: 8,
			maxEvents: 500,
		});
	});

	it('are taken as they are given, a resource once', () => {
		const { resources, output, polling } = read({
			resources: ['lead', 'case', 'lead'],
			events: ['updated'],
			startFrom: 'beginning',
			options: { output: 'record', pageSize: 7, settleSeconds: 5, maxEvents: 3, createdTolerance: 0 },
		});
		expect(resources.map(({ entity }) => entity.value)).toEqual(['lead', 'case']);
		for (const resource of resources) expect(resource).toMatchObject({ pageSize: 7, settle: 5, createdTolerance: 0 });
		expect(output).toBe('record');
		expect(polling).toMatchObject({ start: { from: 'beginning' }, maxEvents: 3 });
		for (const { kinds } of resources) expect(kinds).toEqual(new Set(['updated']));
	});

	it('share the memory among the resources', () => {
		const of = (resources: string[]) => read({ resources }).polling.ledgerCapacity * resources.length;
		expect(of(['lead', 'case', 'note'])).toBeLessThanOrEqual(12_000);
		expect(of(['lead', 'case', 'note'])).toBeGreaterThan(11_990);
	});

	it.each([
		['2026-01-31T08:00:00Z', '2026-01-31T08:00:00Z'],
		['2026-01-31T08:00:00+02:00', '2026-01-31T06:00:00Z'],
		['2026-01-31T08:00:00.900Z', '2026-01-31T08:00:00Z'],
		// Without a zone it is meant in the workflow's, which is New York where none is set.
		['2026-01-31T08:00:00', '2026-01-31T13:00:00Z'],
		['2026-07-31 08:00:00', '2026-07-31T12:00:00Z'],
		['2026-01-31', '2026-01-31T05:00:00Z'],
	])('begin at %s', (startDate, instant) => {
		const parameters = { startFrom: 'date', startDate };
		expect(read(parameters).polling.start).toEqual({ from: 'date', at: at(instant) });
	});

	it('do not look at the date where none is asked for', () => {
		expect(read({ startFrom: 'now', startDate: 'whenever' }).polling.start).toEqual({ from: 'now' });
	});

	it.each<[string, INodeParameters, string]>([
		['no resource', { resources: [] }, 'at least one resource'],
		['a resource that does not exist', { resources: ['account', 'invoice'] }, '"invoice"'],
		['no event', { events: [] }, 'at least one event'],
		['no date', { startFrom: 'date', startDate: '' }, 'is not a date'],
		['a date that is none', { startFrom: 'date', startDate: '31.01.2026' }, '"31.01.2026" is not a date'],
		['a day that does not exist', { startFrom: 'date', startDate: '2026-02-30' }, 'is not a date'],
		['no events a poll', { options: { maxEvents: 0 } }, 'Max Events'],
		['half an event a poll', { options: { maxEvents: 1.5 } }, 'Max Events'],
		['pages of none', { options: { pageSize: 0 } }, 'Page Size'],
		['pages too large', { options: { pageSize: 1001 } }, 'Page Size'],
		['pages of half a record', { options: { pageSize: 1.5 } }, 'Page Size'],
		['a settle time too short', { options: { settleSeconds: 1 } }, 'Settle Time'],
		['a settle time too long', { options: { settleSeconds: 3601 } }, 'Settle Time'],
		['a settle time in fractions', { options: { settleSeconds: 2.5 } }, 'Settle Time'],
	])('are refused in one sentence: %s', (_, parameters, part) => {
		const error = errorIn(parameters);
		expectOneSentence(error.message);
		expect(error.message).toContain(part);
		expect(error.failure).toEqual({ cause: 'configuration-invalid' });
	});
});

function errorIn(parameters: INodeParameters): NodeOperationError {
	try {
		read(parameters);
	} catch (error) {
		if (error instanceof NodeOperationError) return error;
	}
	throw new Error('They were read without a problem.');
}
