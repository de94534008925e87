import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { dayColumns, viewOf, writableColumns, type Entity } from '../entities';
import { dayToSend } from '../sdata/days';
import { columnReader, presentRecord } from '../sdata/record';
import { withArticle, type Operation } from './operation';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	description: (entity) => `Create ${withArticle(entity)}`,
	action: (entity) => `Create ${withArticle(entity)}`,
	properties: [
		{
			displayName: 'Columns',
			name: 'columns',
			type: 'resourceMapper',
			noDataExpression: true,
			required: true,
			default: { mappingMode: 'defineBelow', value: null },
			description: 'What the new record holds',
			displayOptions: { show: { operation: ['create'] } },
			typeOptions: {
				loadOptionsDependsOn: ['resource'],
				resourceMapper: {
					resourceMapperMethod: 'getWritableColumns',
					mode: 'add',
					fieldWords: { singular: 'column', plural: 'columns' },
					addAllFields: false,
					supportAutoMap: true,
				},
			},
		},
	],
	async run({ context, client, entity, itemIndex }) {
		const body = readBody(context, entity, itemIndex);
		const created = await client.create(entity.resource, body);
		return [presentRecord(created, viewOf(entity, client.connection.zone))];
	},
};

const mapping = z.object({
	mappingMode: z.string(),
	value: z.record(z.string(), z.unknown()).nullish(),
});

/** The columns that the user mapped, or in automatic mode those of the item that can be written. */
function readBody(context: IExecuteFunctions, entity: Entity, itemIndex: number): IDataObject {
	const given = mapping.safeParse(context.getNodeParameter('columns', itemIndex));
	const automatic = given.success && given.data.mappingMode === 'autoMapInputData';
	const values = automatic ? matchingColumns(context, entity, itemIndex) : (given.data?.value ?? {});
	const days = dayColumns(entity.columns);
	const body: IDataObject = {};
	for (const [name, value] of Object.entries(values)) {
		if (value === null || value === undefined || value === '') continue;
		if (!isScalar(value)) {
			throw new NodeOperationError(
				context.getNode(),
				`The value for ${name} is a list or an object: give it a text, a number, true or false.`,
				{ itemIndex },
			);
		}
		const isDay = typeof value === 'string' && days.has(name.toLowerCase());
		body[name] = isDay ? dayToSend(value, context.getTimezone()) : value;
	}
	if (Object.keys(body).length === 0) {
		throw new NodeOperationError(
			context.getNode(),
			`There is nothing to create ${withArticle(entity)} from: give at least one column a value.`,
			{ itemIndex },
		);
	}
	return body;
}

function matchingColumns(context: IExecuteFunctions, entity: Entity, itemIndex: number): Record<string, unknown> {
	const read = columnReader(context.getInputData()[itemIndex]?.json ?? {});
	return Object.fromEntries(writableColumns(entity).map(({ name }) => [name, read(name)]));
}

function isScalar(value: unknown): value is string | number | boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
