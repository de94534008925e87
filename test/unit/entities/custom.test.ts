import { customEntity, findEntity, readyMade } from '../../../nodes/SageCrm/entities';

const none = { idField: '', createdField: '', updatedField: '' };

describe('a custom entity', () => {
	it.each([
		[{ updatedField: 'Proj_UpdatedDate' }],
		[{ createdField: 'Proj_CreatedDate' }],
		[{ idField: 'Proj_ProjectId' }],
	])("has the columns that Sage CRM's naming gives it: %j", (given) => {
		expect(customEntity({ ...none, ...given, entity: 'project' })).toMatchObject({
			value: 'project',
			resource: 'project',
			plural: 'project records',
			idColumn: 'Proj_ProjectId',
			createdColumn: 'Proj_CreatedDate',
			updatedColumn: 'Proj_UpdatedDate',
			createdByColumn: 'Proj_CreatedBy',
			updatedByColumn: 'Proj_UpdatedBy',
		});
	});

	it('has the columns that it is given, in the casing that is known', () => {
		const given = { entity: 'address', idField: 'ADDR_ADDRESSID', createdField: '', updatedField: 'Addr_ChangedOn' };
		expect(customEntity(given)).toMatchObject({
			value: 'address',
			plural: 'addresses',
			idColumn: 'Addr_AddressId',
			createdColumn: 'Addr_CreatedDate',
			updatedColumn: 'Addr_ChangedOn',
		});
	});

	it.each([...readyMade.map(({ value }) => value), 'Company', 'account'])('needs nothing but its name: %s', (name) => {
		const entity = customEntity({ ...none, entity: name });
		expect(entity?.value).toBe(name);
		expect(entity?.idColumn).toMatch(/Id$/);
	});

	it('is the same as the one that is known where nothing differs', () => {
		const account = findEntity('account');
		const { columns, ...rest } = customEntity({ ...none, entity: 'account' }) ?? { columns: [] };
		expect(account).toMatchObject(rest);
		expect(new Set(columns.map(({ name }) => name))).toEqual(new Set(account?.columns.map(({ name }) => name)));
	});

	it('cannot be told without any column', () => {
		expect(customEntity({ ...none, entity: 'project' })).toBeNull();
		expect(customEntity({ ...none, entity: 'project', updatedField: 'changed' })).toBeNull();
	});
});
