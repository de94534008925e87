import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { hasKnownColumns, isWrittenByServer, type ColumnType, type DescribedColumn } from '../entities';
import { columnPrefix, columnReader, isSecret } from '../sdata/record';
import { isColumnName } from '../sdata/where';
import type { OperationCall } from './operation';

const mapping = z.object({
	mappingMode: z.string(),
	value: z.record(z.string(), z.unknown()).nullish(),
	matchingColumns: z.array(z.string()).nullish(),
	/** What the editor was told of the columns when the user mapped them. */
	schema: z
		.array(
			z.object({
				id: z.string(),
				displayName: z.string().catch(''),
				type: z.string().optional().catch(undefined),
				required: z.boolean().catch(false),
				readOnly: z.boolean().optional().catch(undefined),
			}),
		)
		.nullish()
		.catch(null),
});

/** With which the item's own fields are taken, by their names. */
export const automaticMode = 'autoMapInputData';

/** What n8n's resource mapper hands over. */
export type Mapping = z.infer<typeof mapping>;

/** What the user mapped; nothing where it cannot be read. */
export function readMapping({ context, itemIndex }: OperationCall): Mapping {
	const given = mapping.safeParse(context.getNodeParameter('columns', itemIndex));
	return given.success ? given.data : { mappingMode: '' };
}

export function inputOf({ context, itemIndex }: OperationCall): IDataObject {
	return context.getInputData()[itemIndex]?.json ?? {};
}

/** A column that is written. */
export interface MappedColumn extends DescribedColumn {
	/** Of dates where only the editor told what it is, which does not tell days from moments. */
	readonly mayHoldDays?: boolean;
}

/** The columns as the editor was told, so that nothing has to be asked for; else as they are known. */
export async function mappedColumns(call: OperationCall, mapping: Mapping): Promise<readonly MappedColumn[]> {
	const columns = await toldColumns(call, mapping);
	return mapping.mappingMode === automaticMode ? [...columns, ...(await untoldColumns(call, columns))] : columns;
}

/** What the input has besides of an entity that nobody describes: a record that stood for its columns need not show all. */
async function untoldColumns(call: OperationCall, told: readonly MappedColumn[]): Promise<MappedColumn[]> {
	const { entity, client } = call;
	const prefix = columnPrefix(entity.idColumn).toLowerCase();
	if (hasKnownColumns(entity) || prefix === '') return [];
	const known = byName(told);
	const input = inputOf(call);
	const read = columnReader(input);
	const names = Object.keys(input).filter((name) => {
		const isOwn = name.toLowerCase().startsWith(prefix) && isColumnName(name) && !isSecret(name);
		// This node's own words beside codes and IDs, and linked records, are no columns.
		const isBeside = /(?:Caption|IdName)$/i.test(name) && read(name.replace(/(?:Caption|Name)$/i, '')) !== undefined;
		const isPlain = typeof input[name] !== 'object' && !isBeside;
		return isOwn && isPlain && !known.has(name.toLowerCase()) && !isWrittenByServer(entity, name);
	});
	if (names.length === 0 || (await client.prototype(entity.resource)) !== null) return [];
	const marks = { type: 'text', assumed: true, readOnly: false, mandatory: false } as const;
	return names.map((name) => ({ name, label: name, ...marks }));
}

async function toldColumns(
	call: OperationCall,
	{ schema, value, mappingMode }: Mapping,
): Promise<readonly MappedColumn[]> {
	if (schema === null || schema === undefined || schema.length === 0) {
		// What the input holds may have columns that only the server knows.
		return await (mappingMode === automaticMode ? call.described() : call.columns());
	}
	const { entity } = call;
	const known = byName(entity.columns);
	const read = columnReader(mappingMode === automaticMode ? inputOf(call) : (value ?? {}));
	// The editor does not tell a day from a moment: either could shift.
	const isUnclear = schema.some(
		({ id, type }) => type === 'dateTime' && !known.has(id.toLowerCase()) && hasValue(read(id)),
	);
	const described = byName(isUnclear ? await call.described() : []);
	return schema.map(({ id, displayName, type, required, readOnly }) => {
		const name = id.toLowerCase();
		const column = known.get(name) ?? described.get(name);
		const told = column?.type ?? types[type ?? ''];
		return {
			name: id,
			label: displayName === '' ? id : displayName,
			type: told ?? 'text',
			...(told === undefined ? { assumed: true } : {}),
			mayHoldDays: column === undefined,
			readOnly: readOnly === true || isWrittenByServer(entity, id),
			mandatory: required,
		};
	});
}

/** The editor's types. */
const types: Readonly<Record<string, ColumnType>> = {
	boolean: 'boolean',
	dateTime: 'datetime',
	number: 'number',
	options: 'choice',
};

function byName<T extends { readonly name: string }>(columns: readonly T[]): ReadonlyMap<string, T> {
	return new Map(columns.map((column) => [column.name.toLowerCase(), column]));
}

function hasValue(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
