import type { Quirks } from '../simulator/index.ts';

/** A setting of the simulator's switches, and what a node has to say where it cannot work with it. */
export interface Setting {
	readonly quirks: Partial<Quirks>;
	/** The trigger refuses with such a sentence rather than missing something. */
	readonly triggerRefuses?: RegExp;
}

const each = <Key extends keyof Quirks>(key: Key, ...values: Array<Quirks[Key]>): Setting[] =>
	values.map((value) => ({ quirks: { [key]: value } }));

const all: Quirks['operators'] = [
	'and',
	'or',
	'eq',
	'ne',
	'lt',
	'le',
	'gt',
	'ge',
	'like',
	'between',
	'in',
	'parentheses',
];
const without = (...missing: Quirks['operators']) => all.filter((word) => !missing.includes(word));

/** Every switch of the simulator with every position that is not the usual one: a new switch has to be entered here. */
export const settings: { readonly [Key in keyof Quirks]: readonly Setting[] } = {
	pageCap: each('pageCap', 3, 1000),
	defaultCount: each('defaultCount', 1),
	overCap: [{ quirks: { overCap: 'refuse', pageCap: 50 } }],
	totals: each('totals', 'page', 'missing'),
	orderBy: each('orderBy', 'ignored', 'refused'),
	orderByColumns: each('orderByColumns', 'first', 'refused'),
	naturalOrder: ['idDescending' as const, 'updated' as const, 'shuffled' as const].map((naturalOrder) => ({
		quirks: { naturalOrder, orderBy: 'ignored' },
	})),
	select: each('select', 'ignored'),
	operators: each('operators', without('lt', 'le', 'ne'), without('in'), without('lt', 'le', 'ne', 'in')),
	dateLiterals: each('dateLiterals', ['isoQuoted'], ['isoAt'], ['sqlQuoted'], ['sqlCompact'], ['dayAt'], ['dayQuoted']),
	refusedLiteral: [
		{ quirks: { refusedLiteral: 'nothing', dateLiterals: ['sqlQuoted'] } },
		{ quirks: { refusedLiteral: 'everything', dateLiterals: ['sqlQuoted'] } },
	],
	literalGranularity: each('literalGranularity', 'minute', 'day'),
	nullSearch: each('nullSearch', 'nothing', 'works'),
	booleanSearch: each('booleanSearch', 'nothing', 'works'),
	bareNumbers: each('bareNumbers', 'asNumbers'),
	hiddenColumnSearch: [{ quirks: { hiddenColumnSearch: 'refused', hiddenColumns: ['Comp_WebSite'] } }],
	plusInQuery: each('plusInQuery', 'space'),
	maxUrlLength: each('maxUrlLength', 0, 2048),
	stampZone: each('stampZone', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Dublin'),
	literalZone: each('literalZone', 'Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe'),
	dateZone: each('dateZone', 'America/New_York'),
	stampOffsetMs: each('stampOffsetMs', 3_600_000, -3_600_000, 2_000, -2_000),
	subSecondStorage: each('subSecondStorage', true),
	stampRounding: [{ quirks: { stampRounding: 'round', subSecondStorage: true } }],
	fractionShown: [{ quirks: { fractionShown: true, subSecondStorage: true } }],
	createStamps: each('createStamps', 'createdOnly', 'updatedOnly'),
	lateCommitMs: each('lateCommitMs', 30_000),
	childTouchesParent: each('childTouchesParent', true),
	deleteTouchesUpdated: each('deleteTouchesUpdated', false),
	dateHeader: each('dateHeader', false),
	ageHeader: each('ageHeader', 0, 30),
	keyType: [
		{ quirks: { keyType: 'string' } },
		{ quirks: { keyType: 'guid' }, triggerRefuses: /not a positive whole number: such an entity cannot be watched/ },
	],
	casing: each('casing', 'uniform', 'lower', 'scrambled'),
	nullColumns: each('nullColumns', 'omitted', 'empty'),
	hiddenColumns: each('hiddenColumns', ['Comp_Status'], ['Comp_CreatedDate']),
	leakPasswords: each('leakPasswords', false),
	linked: each('linked', 'arrays', 'objects', 'resources', 'references', 'none'),
	linkedOnLists: each('linkedOnLists', true),
	links: each('links', 'own', 'none'),
	diagnosesKey: each('diagnosesKey', '$diagnosis'),
	diagnosesShape: each('diagnosesShape', 'object'),
	missingRecordStatus: each('missingRecordStatus', 200, 410),
	deletedRows: each('deletedRows', 'shown'),
	etags: each('etags', 'sent', 'checked'),
	prototypeTypes: each('prototypeTypes', 'bare'),
	prototypes: each('prototypes', 'missing'),
	createStatus: each('createStatus', 200),
	deleteStatus: each('deleteStatus', 204),
	echo: each('echo', 'database'),
	usersWritable: each('usersWritable', true),
	refusedWriteStatus: each('refusedWriteStatus', 400),
	unknownColumns: each('unknownColumns', 'refused'),
	readOnlyColumns: each('readOnlyColumns', 'refused'),
	mandatoryChecked: each('mandatoryChecked', false),
	batch: each('batch', 'missing'),
	batchCap: each('batchCap', 5),
	batchEnvelope: each('batchEnvelope', 'bare', 'wrapped'),
	batchStatus: each('batchStatus', 201, 207),
	authHeader: each('authHeader', 'authorization', 'xSageAuthorization'),
	unauthorizedStatus: each('unauthorizedStatus', 403),
	unauthorizedBody: each('unauthorizedBody', 'html', 'text', 'empty'),
	wwwAuthenticate: each('wwwAuthenticate', true),
	requestsPerMinute: each('requestsPerMinute', 600),
	unquotedKeys: each('unquotedKeys', 'refused'),
};
