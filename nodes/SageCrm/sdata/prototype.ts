import { z } from 'zod';

/** A column as the server describes it (`$prototypes`). */
export interface PrototypeColumn {
	/** As the server writes it. */
	readonly name: string;
	readonly title: string;
	/** `string`, `integer`, `date`, `choice` … without the `sdata/` before it. */
	readonly type: string;
	readonly mandatory: boolean;
	readonly readOnly: boolean;
	readonly hidden: boolean;
}

const property = z.object({
	$title: z.string().catch(''),
	$type: z.string().catch(''),
	$isMandatory: z.boolean().catch(false),
	$isReadOnly: z.boolean().catch(false),
	$isHidden: z.boolean().catch(false),
});
const described = z.object({ $properties: z.record(z.string(), property) });
/** An entity as the server lists it. */
export interface PrototypeEntity {
	/** As it is addressed. */
	readonly name: string;
	readonly title: string;
}

const entityShape = z.object({ $title: z.string().catch(''), $resourceKind: z.string().min(1) });
const entityList = z.object({ $resources: z.array(z.unknown()) });

/** @returns null where the answer lists none */
export function readPrototypes(json: unknown): PrototypeEntity[] | null {
	const parsed = entityList.safeParse(json);
	if (!parsed.success) return null;
	return parsed.data.$resources.flatMap((entry) => {
		const found = entityShape.safeParse(entry);
		if (!found.success) return [];
		const { $resourceKind: name, $title: title } = found.data;
		return [{ name, title: title === '' ? name : title }];
	});
}

const list = z.object({ $resources: z.array(described).min(1) });

/** @returns null where the answer describes no columns */
export function readPrototype(json: unknown): PrototypeColumn[] | null {
	const parsed = list.safeParse(json);
	const alone = described.safeParse(json);
	const found = parsed.success ? parsed.data.$resources[0] : alone.success ? alone.data : undefined;
	if (found === undefined || Object.keys(found.$properties).length === 0) return null;
	return Object.entries(found.$properties).map(([name, column]) => ({
		name,
		title: column.$title === '' ? name : column.$title,
		type: column.$type.replace(/^.*\//, '').toLowerCase(),
		mandatory: column.$isMandatory,
		readOnly: column.$isReadOnly,
		hidden: column.$isHidden,
	}));
}
