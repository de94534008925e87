import type { INodePropertyOptions } from 'n8n-workflow';
import { chunk } from 'lodash';
import type { SDataClient } from '../sdata/client';
import type { RawRecord } from '../sdata/feed';
import { columnReader, presentKey } from '../sdata/record';
import { anyOf, compare } from '../sdata/where';

/** The values of selection fields with their captions, by the column's name in lower case. */
export type Captions = ReadonlyMap<string, INodePropertyOptions[]>;

/** Families asked for at once, so that addresses stay short. */
const familiesEach = 15;
/** Captions that are read at the most. */
const most = 5_000;

/**
 * Reads `Custom_Captions`, whose families have the names of the columns (seen on real installs). What cannot be read
 * leaves a column without a list: then its code is typed.
 */
export async function readCaptions(client: SDataClient, columns: readonly string[]): Promise<Captions> {
	const captions = new Map<string, INodePropertyOptions[]>();
	for (const families of chunk(columns, familiesEach)) {
		const where = anyOf(families.map((family) => compare('Capt_Family', 'eq', family)));
		const wanted = new Set(families.map((family) => family.toLowerCase()));
		for (const record of await captionsWhere(client, where)) {
			const read = columnReader(record);
			const family = String(read('Capt_Family') ?? '')
				.trim()
				.toLowerCase();
			const code = presentKey(read('Capt_Code'));
			if (!wanted.has(family) || code === null) continue;
			const caption = String(read('Capt_US') ?? '').trim();
			const value = String(code).trim();
			const options = captions.get(family) ?? [];
			if (options.some((option) => option.value === value)) continue;
			captions.set(family, [...options, { name: caption === '' ? value : caption, value }]);
		}
	}
	return captions;
}

async function captionsWhere(client: SDataClient, where: string | undefined): Promise<RawRecord[]> {
	const found: RawRecord[] = [];
	try {
		while (found.length < most) {
			const query = { where, orderBy: 'Capt_CaptionId', count: 200, startIndex: found.length + 1 };
			const { records, total } = await client.list('Custom_Captions', query);
			found.push(...records);
			if (records.length === 0 || (total !== null && total > records.length && found.length >= total)) break;
		}
	} catch {
		return found;
	}
	return found;
}
