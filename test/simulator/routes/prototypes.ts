import { isHidden } from '../answer/columns.ts';
import type { JsonRecord } from '../answer/record.ts';
import { SDataError } from '../diagnosis.ts';
import { jsonReply } from '../http/reply.ts';
import type { Reply } from '../http/reply.ts';
import type { Column, ColumnType } from '../schema/columns.ts';
import type { Entity } from '../schema/entity.ts';
import type { Quirks } from '../quirks/types.ts';
import type { Context } from './context.ts';

/** Names of types in `$prototypes`, after `sdata/` [S]. */
const typeNames: Record<ColumnType, string> = {
	integer: 'integer',
	decimal: 'decimal',
	string: 'string',
	text: 'string',
	choice: 'choice',
	boolean: 'boolean',
	date: 'date',
	datetime: 'datetime',
	reference: 'reference',
};

/** `GET $prototypes` (all entities) and `GET $prototypes/company` [C]. */
export function prototypes(entities: readonly Entity[], { quirks }: Context): Reply {
	if (quirks.prototypes === 'missing') throw new SDataError(404, 'BadUrlSyntax', 'Unknown address: $prototypes.');
	const $resources = entities.map((entity): JsonRecord => {
		const shown = entity.columns.filter((column) => !isHidden(column, entity, quirks));
		return {
			$title: entity.title,
			$resourceId: entity.name,
			$resourceKind: entity.name,
			$properties: Object.fromEntries(
				shown.map((column) => [column.shownAs ?? column.name, describe(column, entity, quirks)]),
			),
		};
	});
	return jsonReply(200, { $totalResults: $resources.length, $resources });
}

function describe(column: Column, entity: Entity, quirks: Readonly<Quirks>): JsonRecord {
	return {
		$title: column.title ?? spaced(column.name),
		$type: quirks.prototypeTypes === 'prefixed' ? `sdata/${typeNames[column.type]}` : typeNames[column.type],
		$isMandatory: column.mandatory === true,
		$isHidden: column.secret === true,
		$isReadOnly: column.readOnly === true || entity.roles.has(column.name.toLowerCase()) || entity.readOnly,
	};
}

/** `Oppo_TargetClose` → `Target Close`. */
function spaced(name: string): string {
	return name
		.slice(name.indexOf('_') + 1)
		.replaceAll('_', ' ')
		.replace(/([a-z])([A-Z])/g, '$1 $2');
}
