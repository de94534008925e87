import { entities, findEntity, viewOf, writableColumns } from '../../../nodes/SageCrm/entities';
import { isColumnName } from '../../../nodes/SageCrm/sdata/where';
import { isSecret } from '../../../nodes/SageCrm/sdata/record';
import { standardEntities } from '../../simulator/schema/entities/index.ts';
import { completeEntity } from '../../simulator/schema/entity.ts';

const each = entities.map((entity) => [entity.value, entity] as const);

describe('the entities', () => {
	it('are the eight that the editor lists, in the order of their labels', () => {
		expect(entities.map(({ value }) => value)).toEqual([
			'account',
			'case',
			'communication',
			'contact',
			'lead',
			'note',
			'opportunity',
			'user',
		]);
		const labels = entities.map(({ label }) => label);
		expect(labels).toEqual(labels.toSorted());
	});

	it('are found by their values, in the casing they have', () => {
		for (const entity of entities) expect(findEntity(entity.value)).toBe(entity);
		for (const value of ['Account', 'company', '', 'constructor']) expect(findEntity(value)).toBeUndefined();
	});

	it.each(each)('know of %s only columns with names, one of a name', (_, { columns }) => {
		for (const { name } of columns) expect([name, isColumnName(name), isSecret(name)]).toEqual([name, true, false]);
		const lower = columns.map(({ name }) => name.toLowerCase());
		expect(new Set(lower).size).toBe(lower.length);
		const labels = columns.map(({ label }) => label);
		expect(new Set(labels).size).toBe(labels.length);
	});

	it.each(each)('have among the columns of %s its id, its stamps, its user and its name', (_, entity) => {
		const names = entity.columns.map(({ name }) => name);
		const { idColumn, createdColumn, updatedColumn, updatedByColumn, titleColumns } = entity;
		for (const own of [idColumn, createdColumn, updatedColumn, updatedByColumn, ...titleColumns]) {
			expect(names).toContain(own);
		}
	});

	it.each(each)('call %s and its columns as Sage CRM does', (_, entity) => {
		const definition = standardEntities.find(({ name }) => name.toLowerCase() === entity.resource.toLowerCase());
		const server = definition === undefined ? undefined : completeEntity(definition);
		for (const { name } of entity.columns) expect(server?.byName.has(name.toLowerCase())).toBe(true);
		expect(server?.idField.toLowerCase()).toBe(entity.idColumn.toLowerCase());
		expect(server?.createdField?.toLowerCase()).toBe(entity.createdColumn.toLowerCase());
		expect(server?.updatedField?.toLowerCase()).toBe(entity.updatedColumn.toLowerCase());
	});

	it('keep the casing of a column that differs from its sisters', () => {
		const lead = findEntity('lead');
		expect(lead?.createdColumn).toBe('lead_createddate');
		expect(lead === undefined ? null : viewOf(lead, 'UTC').names.get('lead_createddate')).toBe('lead_createddate');
	});

	it.each(each)('let be written in %s what a user gives, and nothing that the server fills in', (_, entity) => {
		const written = writableColumns(entity).map(({ name }) => name);
		expect(entity.columns.length - written.length).toBe(5);
		for (const { name, usual } of entity.columns) if (usual === true) expect(written).toContain(name);
	});
});
