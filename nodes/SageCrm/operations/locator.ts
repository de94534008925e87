import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { entities, type Entity } from '../entities';
import { withArticle, type OperationCall } from './operation';

type LocatorWords = Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'displayOptions' | 'required'>;

/**
 * A record to choose: from a list, by its id, or by the address of its page.
 *
 * @param searchListMethod the editor's method that lists them
 */
export function locatorProperty(words: LocatorWords, searchListMethod: string): INodeProperties {
	return {
		...words,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a record…',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 43' },
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: 'e.g. https://crm.example.com/crm/eware.dll/Do?Act=200&Key0=1&Key1=43',
				hint: 'Leave out SID=… of the address: it is the key to your session, and n8n keeps what you write here',
			},
		],
	};
}

/** What is longer is not repeated in an error. */
const mostRepeated = 40;

const value = z.union([z.string(), z.number()]);
const locator = z.union([
	z.object({ mode: z.string(), value: value.nullish() }),
	// As an expression for the whole parameter gives it.
	value.transform((id) => ({ mode: 'id', value: id })),
]);

/** How exactly an address has to name a record: as its own page, or perhaps as one that belongs to it. */
export type Exactness = 'own page' | 'any page';

/**
 * The id of the record that was chosen.
 *
 * @param given the value of the parameter
 * @returns null where none was chosen
 * @throws {NodeOperationError} where no id can be read from what the user gave, or that of another kind of record
 */
export function readLocator(
	{ context, itemIndex }: Pick<OperationCall, 'context' | 'itemIndex'>,
	given: unknown,
	entity: Entity,
	exactness: Exactness,
): string | null {
	const refused = (message: string) => new NodeOperationError(context.getNode(), message, { itemIndex });
	if (given === undefined || given === null) return null;
	const parsed = locator.safeParse(given);
	if (!parsed.success) {
		throw refused(`The ${entity.value} is neither an ID nor an address: choose one from the list or write its number.`);
	}
	const { mode } = parsed.data;
	const text = String(parsed.data.value ?? '').trim();
	if (text === '') return null;
	if (mode !== 'url') {
		if (isKey(text)) return text;
		// It may hold a session id.
		if (/[/=&]/.test(text) || text.length > mostRepeated)
			throw refused('That is an address, not an ID: choose By URL, or write the number of the record.');
		throw refused(`"${text}" is not the ID of ${withArticle(entity)}: choose one from the list or write its number.`);
	}
	const found = idInAddress(text, entity, knownPages, exactness);
	if (found === 'none') {
		throw refused('There is no record ID in that address: copy it from the browser while the record is open.');
	}
	if (found === 'another') {
		throw refused(
			`That is not the address of ${withArticle(entity)}, as far as can be told: open the record itself, choose its resource, or write its ID.`,
		);
	}
	return found.id;
}

/** Sage's own keys are whole numbers; generic SData has GUIDs. */
function isKey(text: string): boolean {
	return /^(\d+|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i.test(text);
}

/** The numbers by which page addresses tell known entities apart. */
const knownPages: ReadonlySet<string> = new Set(
	entities.flatMap(({ page }) => (page === undefined ? [] : [String(page.key)])),
);

/**
 * From the page in the browser (`Key0` names the entity's number n, `Key<n>` holds the id; those of related records stand
 * beside it; `T` names the entity) or from an SData address (`company('43')`). A session id in it is not looked at.
 *
 * @param pages the numbers of known entities
 */
export function idInAddress(
	address: string,
	entity: Pick<Entity, 'resource' | 'value' | 'label' | 'page'>,
	pages: ReadonlySet<string>,
	exactness: Exactness,
): { readonly id: string } | 'none' | 'another' {
	const [, named, key] = /([A-Za-z_]\w*)\('?(\d+)'?\)/.exec(address) ?? [];
	if (named !== undefined && key !== undefined) {
		return named.toLowerCase() === entity.resource.toLowerCase() ? { id: key } : 'another';
	}
	if (!URL.canParse(address)) return 'none';
	const keys = new Map([...new URL(address).searchParams].map(([name, value]) => [name.toLowerCase(), value.trim()]));
	const current = keys.get('key0');
	const { page } = entity;
	if (page === undefined) {
		// Without its number only the tab tells whose page it is.
		if (current !== undefined && pages.has(current)) return 'another';
		const id = current === undefined ? onlyKey(keys) : keys.get(`key${current}`);
		if (id === undefined || !/^\d+$/.test(id)) return 'none';
		return isCalled(entity, keys.get('t')) ? { id } : 'another';
	}
	const isOwn = current === undefined || current === String(page.key);
	const id = keys.get(`key${page.key}`);
	if (id !== undefined && /^\d+$/.test(id) && (isOwn || exactness === 'any page')) return { id };
	return isOwn ? 'none' : 'another';
}

function isCalled({ resource, value, label }: Pick<Entity, 'resource' | 'value' | 'label'>, tab = ''): boolean {
	return [resource, value, label].some((name) => name.toLowerCase() === tab.toLowerCase());
}

function onlyKey(keys: ReadonlyMap<string, string>): string | undefined {
	const named = [...keys].filter(([name]) => /^key\d+$/.test(name));
	return named.length === 1 ? named[0]?.[1] : undefined;
}
