import { chunk } from 'lodash';
import type { SDataClient } from './client';
import type { RawRecord } from './feed';
import { columnReader, isDeletedIn, presentKey } from './record';
import { anyOf, compare } from './where';

/** The caption of each code of selection fields, by the column's name in lower case. */
export type Captions = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Families asked for at once, so that addresses stay short. */
const familiesEach = 15;
/** Captions that are read at the most. */
const most = 5_000;
const idColumn = 'Capt_CaptionId';

/**
 * Reads `Custom_Captions`, whose families have the names of the columns (seen on real installs). What cannot be read
 * leaves a column without captions.
 */
export async function readCaptions(client: SDataClient, columns: readonly string[]): Promise<Captions> {
	const captions = new Map<string, Map<string, string>>();
	for (const families of chunk(columns, familiesEach)) {
		const where = anyOf(families.map((family) => compare('Capt_Family', 'eq', family)));
		const wanted = new Set(families.map((family) => family.toLowerCase()));
		for (const record of await captionsWhere(client, where)) {
			const read = columnReader(record);
			const family = textOf(read('Capt_Family')).toLowerCase();
			const code = textOf(read('Capt_Code'));
			if (!wanted.has(family) || code === '' || isDeletedIn(record, idColumn)) continue;
			const codes = captions.get(family) ?? new Map<string, string>();
			if (!codes.has(code)) codes.set(code, textOf(read('Capt_US')) || code);
			captions.set(family, codes);
		}
	}
	return captions;
}

async function captionsWhere(client: SDataClient, where: string | undefined): Promise<RawRecord[]> {
	const found: RawRecord[] = [];
	try {
		while (found.length < most) {
			const query = { where, orderBy: idColumn, count: 200, startIndex: found.length + 1 };
			const { records, total } = await client.list('Custom_Captions', query);
			found.push(...records);
			if (records.length === 0 || (total !== null && total > records.length && found.length >= total)) break;
		}
	} catch {
		return found;
	}
	return found;
}

function textOf(value: unknown): string {
	return String(presentKey(value) ?? '').trim();
}
