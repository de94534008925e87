import type { Quirks } from './types.ts';

/** What a quirk may be set to: a check, and the words for it in an error. */
export interface Rule<T> {
	readonly says: string;
	readonly list: boolean;
	accepts(value: unknown): value is T;
}

function oneOf<const T extends string | number>(...values: readonly T[]): Rule<T> {
	const known: readonly unknown[] = values;
	return {
		says: `one of ${values.join(', ')}`,
		list: false,
		accepts: (value): value is T => known.includes(value),
	};
}

function someOf<const T extends string>(...values: readonly T[]): Rule<T[]> {
	const known: readonly unknown[] = values;
	return {
		says: `a list of ${values.join(', ')}`,
		list: true,
		accepts: (value): value is T[] => Array.isArray(value) && value.every((entry) => known.includes(entry)),
	};
}

function whole(least: number, most: number): Rule<number> {
	return {
		says: `a whole number from ${least} to ${most}`,
		list: false,
		accepts: (value): value is number => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
	};
}

const boolean: Rule<boolean> = {
	says: 'true or false',
	list: false,
	accepts: (value): value is boolean => typeof value === 'boolean',
};

const names: Rule<string[]> = {
	says: 'a list of column names',
	list: true,
	accepts: (value): value is string[] => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
};

const seconds: Rule<number | null> = {
	says: 'null or a whole number of seconds',
	list: false,
	accepts: (value): value is number | null => value === null || (Number.isInteger(value) && Number(value) >= 0),
};

function zone(emptyAllowed: boolean): Rule<string> {
	return {
		says: `an IANA time zone such as Europe/Dublin${emptyAllowed ? ', or empty' : ''}`,
		list: false,
		accepts: (value): value is string => (emptyAllowed && value === '') || (typeof value === 'string' && isZone(value)),
	};
}

function isZone(name: string): boolean {
	try {
		return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
	} catch {
		return false;
	}
}

const dayMs = 86_400_000;

export const quirkRules: { readonly [K in keyof Quirks]: Rule<Quirks[K]> } = {
	pageCap: whole(1, 1_000_000),
	defaultCount: whole(1, 1_000_000),
	overCap: oneOf('clamp', 'refuse'),
	totals: oneOf('right', 'page', 'missing'),
	orderBy: oneOf('honoured', 'ignored', 'refused'),
	orderByColumns: oneOf('all', 'first', 'refused'),
	naturalOrder: oneOf('id', 'idDescending', 'updated', 'shuffled'),
	select: oneOf('honoured', 'ignored'),
	operators: someOf('and', 'or', 'not', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', 'like', 'between', 'in', 'parentheses'),
	dateLiterals: someOf('isoQuoted', 'isoAt', 'sqlQuoted', 'sqlCompact', 'dayAt', 'dayQuoted'),
	refusedLiteral: oneOf('error', 'nothing', 'everything'),
	literalGranularity: oneOf('second', 'minute', 'day'),
	nullSearch: oneOf('refused', 'nothing', 'works'),
	booleanSearch: oneOf('refused', 'nothing', 'works'),
	bareNumbers: oneOf('asNumbers', 'asTexts'),
	hiddenColumnSearch: oneOf('allowed', 'refused'),
	plusInQuery: oneOf('literal', 'space'),
	maxUrlLength: whole(0, 1_000_000),
	stampZone: zone(false),
	literalZone: zone(true),
	dateZone: zone(false),
	stampOffsetMs: whole(-400 * dayMs, 400 * dayMs),
	subSecondStorage: boolean,
	stampRounding: oneOf('truncate', 'round'),
	fractionShown: boolean,
	createStamps: oneOf('both', 'createdOnly', 'updatedOnly', 'none'),
	lateCommitMs: whole(0, 400 * dayMs),
	childTouchesParent: boolean,
	deleteTouchesUpdated: boolean,
	dateHeader: boolean,
	ageHeader: seconds,
	keyType: oneOf('int', 'string', 'guid'),
	casing: oneOf('mixed', 'uniform', 'lower', 'scrambled'),
	nullColumns: oneOf('null', 'omitted', 'empty'),
	hiddenColumns: names,
	leakPasswords: boolean,
	linked: oneOf('plain', 'arrays', 'objects', 'resources', 'references', 'none'),
	linkedOnLists: boolean,
	links: oneOf('internal', 'own', 'none'),
	diagnosesKey: oneOf('$diagnoses', '$diagnosis'),
	diagnosesShape: oneOf('array', 'object'),
	missingRecordStatus: whole(200, 599),
	deletedRows: oneOf('hidden', 'shown'),
	etags: oneOf('none', 'sent', 'checked'),
	prototypeTypes: oneOf('prefixed', 'bare'),
	prototypes: oneOf('served', 'missing'),
	createStatus: oneOf(200, 201),
	deleteStatus: oneOf(200, 204),
	echo: oneOf('memory', 'database'),
	usersWritable: boolean,
	refusedWriteStatus: whole(400, 599),
	unknownColumns: oneOf('ignored', 'refused'),
	readOnlyColumns: oneOf('ignored', 'refused'),
	mandatoryChecked: boolean,
	batch: oneOf('served', 'missing'),
	batchCap: whole(0, 1_000_000),
	batchEnvelope: oneOf('bare', 'httpStatus', 'wrapped'),
	batchStatus: oneOf(200, 201, 207),
	authHeader: oneOf('either', 'authorization', 'xSageAuthorization'),
	unauthorizedStatus: oneOf(401, 403),
	unauthorizedBody: oneOf('diagnoses', 'html', 'text', 'empty'),
	wwwAuthenticate: boolean,
	requestsPerMinute: whole(0, 1_000_000),
	unquotedKeys: oneOf('accepted', 'refused'),
};

export function isQuirkName(name: string): name is keyof Quirks {
	return Object.hasOwn(quirkRules, name);
}
