import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** Which record: from a list, by its id, or by the address of its page. */
export function recordIdProperty(operations: readonly string[]): INodeProperties {
	return {
		displayName: 'Record',
		name: 'recordId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The record to work with',
		displayOptions: { show: { operation: [...operations] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a record…',
				typeOptions: { searchListMethod: 'searchRecords', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 43' },
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: 'e.g. https://crm.example.com/crm/eware.dll/Do?Act=200&Key0=1&Key1=43',
			},
		],
	};
}

const locator = z.object({ mode: z.string(), value: z.union([z.string(), z.number()]) });

/** @throws {NodeOperationError} where no id can be read from what the user gave */
export function readRecordId(context: IExecuteFunctions, itemIndex: number): string {
	const given: unknown = context.getNodeParameter('recordId', itemIndex);
	const parsed = locator.safeParse(given);
	const { mode, value } = parsed.success ? parsed.data : { mode: 'id', value: '' };
	const text = String(value).trim();
	const id = mode === 'url' ? idInAddress(text) : text;
	if (id !== null && /^\d+$/.test(id)) return id;
	throw new NodeOperationError(
		context.getNode(),
		mode === 'url'
			? 'There is no record id in that address: copy it from the browser while the record is open.'
			: `"${text}" is not the id of a record: choose one from the list or write its number.`,
		{ itemIndex },
	);
}

/**
 * From the page in the browser (`Key0` names the entity's number n, `Key<n>` holds the id) or from an
 * SData address (`company('43')`).
 */
export function idInAddress(address: string): string | null {
	const sdata = /\('(\d+)'\)/.exec(address)?.[1];
	if (sdata !== undefined) return sdata;
	if (!URL.canParse(address)) return null;
	const { searchParams } = new URL(address);
	const keys = [...searchParams].filter(([name]) => /^key\d+$/i.test(name));
	const entityNumber = keys.find(([name]) => name.toLowerCase() === 'key0')?.[1];
	const named = keys.find(([name]) => name.toLowerCase() === `key${entityNumber}`)?.[1];
	return named ?? keys.find(([name]) => name.toLowerCase() !== 'key0')?.[1] ?? null;
}
