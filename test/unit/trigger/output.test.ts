import { entities, findEntity, type Entity } from '../../../nodes/SageCrm/entities';
import type { Change } from '../../../nodes/shared/polling';
import type { RawRecord } from '../../../nodes/SageCrm/sdata/feed';
import { itemOf } from '../../../nodes/SageCrm/trigger/output';
import { at, connection } from '../sdata/examples.ts';

const stamp = at('2026-03-02T09:00:00Z');

function change(payload: RawRecord, id = 43): Change<RawRecord> {
	const version = { id, created: stamp - 60, updated: stamp, digest: 'AbC-_123xy', payload };
	return { kind: 'updated', stamp, version };
}

const jsonOf = (payload: RawRecord, entity: Entity, output: 'event' | 'record') =>
	itemOf(change(payload), entity, connection, 'UTC', output).json;

const raw = { $key: '43', $url: 'http://internal', comp_name: 'A', COMP_UPDATEDBY: '5', User_Password: 's3cret' };

describe('an item', () => {
	it('tells what happened to which record, when and by whom', () => {
		expect(jsonOf(raw, entityOf('account'), 'event')).toEqual({
			eventId: `account:43:${stamp}:AbC-_123xy`,
			eventType: 'updated',
			resource: 'account',
			id: 43,
			occurredAt: '2026-03-02T09:00:00.000Z',
			updatedBy: 5,
			url: 'https://crm.example.com/crm/eware.dll/Do?Act=200&Key0=1&Key1=43',
			record: { key: 43, Comp_Name: 'A', Comp_UpdatedBy: '5' },
		});
	});

	it('is the record alone where the user wants that', () => {
		expect(jsonOf(raw, entityOf('account'), 'record')).toEqual({ key: 43, Comp_Name: 'A', Comp_UpdatedBy: '5' });
	});

	it('has no page and no user where they are not known', () => {
		expect(jsonOf({ $key: 43 }, entityOf('lead'), 'event')).toMatchObject({ url: null, updatedBy: null });
	});

	it.each(entities.map((entity) => [entity.value, entity] as const))(
		'of a %s leads to no session and holds no password',
		(_, entity) => {
			const text = JSON.stringify(jsonOf({ ...raw, [entity.updatedByColumn]: 1 }, entity, 'event'));
			expect(text).not.toMatch(/SID|s3cret/);
			expect(jsonOf({ [entity.updatedByColumn.toLowerCase()]: 1 }, entity, 'event').updatedBy).toBe(1);
		},
	);

	it('has the same eventId for the same version, and another one for another', () => {
		const idOf = (changed: Change<RawRecord>) =>
			itemOf(changed, entityOf('account'), connection, 'UTC', 'event').json.eventId;
		const one = change(raw);
		const others = [
			change(raw, 44),
			{ ...one, stamp: stamp + 1 },
			{ ...one, version: { ...one.version, digest: 'another___' } },
		];
		expect(idOf({ ...one, kind: 'created' })).toBe(idOf(one));
		expect(new Set([one, ...others].map(idOf)).size).toBe(4);
	});
});

function entityOf(value: string): Entity {
	const found = findEntity(value);
	if (found === undefined) throw new Error(`There is no ${value}.`);
	return found;
}
