import type { Entity } from '../schema/entity.ts';
import type { Literal, Where } from './tree.ts';

/** A `where` parted into the ids that it allows at all, and the rest. Both ends belong to the range. */
export interface Parted {
	readonly lowest: number;
	readonly highest: number;
	readonly rest: Where | undefined;
}

/**
 * Takes conditions on the id out of the outermost `and`. A client that walks through a table by `id gt last` then asks for ever smaller parts of one and
 * the same set, which is found and counted once.
 */
export function partById(where: Where | undefined, entity: Entity): Parted {
	if (!where) return { lowest: -Infinity, highest: Infinity, rest: undefined };
	const terms =
		where.kind === 'and' ? where.terms.flatMap((term) => (term.kind === 'and' ? term.terms : [term])) : [where];
	const rest: Where[] = [];
	let lowest = -Infinity;
	let highest = Infinity;
	for (const term of terms) {
		const range = idRange(term, entity.idField.toLowerCase());
		if (range) {
			lowest = Math.max(lowest, range[0]);
			highest = Math.min(highest, range[1]);
		} else {
			rest.push(term);
		}
	}
	const [only] = rest;
	return { lowest, highest, rest: rest.length > 1 ? { kind: 'and', terms: rest } : only };
}

function idRange(where: Where, idField: string): readonly [number, number] | undefined {
	if (where.kind === 'between' && where.column.toLowerCase() === idField) {
		const low = toInteger(where.low);
		const high = toInteger(where.high);
		return low === undefined || high === undefined ? undefined : [low, high];
	}
	if (where.kind !== 'compare' || where.column.toLowerCase() !== idField) return undefined;
	const id = toInteger(where.literal);
	if (id === undefined) return undefined;
	switch (where.operator) {
		case 'eq':
			return [id, id];
		case 'gt':
			return [id + 1, Infinity];
		case 'ge':
			return [id, Infinity];
		case 'lt':
			return [-Infinity, id - 1];
		case 'le':
			return [-Infinity, id];
		default:
			return undefined;
	}
}

/** Only plain integers: all else is left to the translation, which refuses what must be refused. */
function toInteger({ form, text }: Literal): number | undefined {
	return form !== 'at' && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
