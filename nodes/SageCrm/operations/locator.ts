import { upperFirst } from 'lodash';
import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { entities, type Entity } from '../entities';
import { mostRepeated, repeated } from './repeated';
import { withArticle, type OperationCall } from './operation';

type LocatorWords = Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'displayOptions' | 'required'>;

/**
 * A record to choose: from a list, by its id, or by the address of its page.
 *
 * @param searchListMethod the editor's method that lists them
 * @param example the entity whose page stands for the others
 */
export function locatorProperty(
	words: LocatorWords,
	searchListMethod: string,
	example: Pick<Entity, 'label' | 'page'>,
): INodeProperties {
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
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 43',
				validation: [
					{
						type: 'regex',
						properties: { regex: `\\s*(${keyPattern})?\\s*`, errorMessage: 'Not the ID of a record: write its number' },
					},
				],
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: `e.g. https://crm.example.com/crm/eware.dll/Do?${pageQuery(example)}`,
				hint: 'Leave out SID=… of the address: it is the key to your session, and n8n keeps what you write here',
			},
		],
	};
}

/** Without its number the tab tells whose page it is. */
function pageQuery({ label, page }: Pick<Entity, 'label' | 'page'>): string {
	return page === undefined
		? `Act=…&Key0=…&Key…=43&T=${label}`
		: `Act=${page.action}&Key0=${page.key}&Key${page.key}=43`;
}

/** Sage's own keys are whole numbers; generic SData has GUIDs. */
const keyPattern = '\\d+|[\\da-fA-F]{8}(-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}';
const key = new RegExp(`^(${keyPattern})$`);

const apiAddress = new RegExp(`(?:^|/)([A-Za-z_]\\w*)\\('?(${keyPattern})'?\\)/?$`);

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
		if (key.test(text)) return text;
		// It may hold a session id.
		if (/[/=&]/.test(text) || text.length > mostRepeated)
			throw refused('That is an address, not an ID: choose By URL, or write the number of the record.');
		throw refused(
			`${upperFirst(repeated(text))} is not the ID of ${withArticle(entity)}: choose one from the list or write its number.`,
		);
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
	const [, named, keyed] = apiAddress.exec(pathOf(address)) ?? [];
	if (named !== undefined && keyed !== undefined) {
		return named.toLowerCase() === entity.resource.toLowerCase() ? { id: keyed } : 'another';
	}
	if (!URL.canParse(address)) return 'none';
	const given = [...new URL(address).searchParams].map(([name, value]) => [name.toLowerCase(), value.trim()] as const);
	const keys = new Map(given);
	// Which one is meant cannot be told.
	if (given.some(([name, value]) => /^key\d+$/.test(name) && keys.get(name) !== value)) return 'none';
	const current = keys.get('key0');
	const { page } = entity;
	if (page === undefined) {
		// Without its number only the tab tells whose page it is.
		if (current !== undefined && pages.has(current)) return 'another';
		const id = current === undefined ? onlyKey(keys) : keys.get(`key${current}`);
		if (id === undefined || !/^\d+$/.test(id)) return 'none';
		return isCalled(entity, keys.get('t')) ? { id } : 'another';
	}
	const id = keys.get(`key${page.key}`);
	const isOwn = current === undefined ? onlyKey(keys) === id : current === String(page.key);
	if (id !== undefined && /^\d+$/.test(id) && (isOwn || exactness === 'any page')) return { id };
	return isOwn ? 'none' : 'another';
}

/** Without its query; quotes and brackets may be encoded. */
function pathOf(address: string): string {
	const path = address.replace(/[?#].*$/s, '');
	return path.replace(/%(27|28|29)/g, (encoded) => decodeURIComponent(encoded));
}

function isCalled({ resource, value, label }: Pick<Entity, 'resource' | 'value' | 'label'>, tab = ''): boolean {
	return [resource, value, label].some((name) => name.toLowerCase() === tab.toLowerCase());
}

function onlyKey(keys: ReadonlyMap<string, string>): string | undefined {
	const named = [...keys].filter(([name]) => /^key\d+$/.test(name));
	return named.length === 1 ? named[0]?.[1] : undefined;
}
