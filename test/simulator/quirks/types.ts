/**
 * Every point on which `sage-crm-api` notes say "not confirmed" ([U]) or "only in the generic SData specification" ([S]) is a switch here, so that a client can
 * be tried against each plausible server. Names and values are a contract for tests, the control API and the command line.
 */
export interface Quirks extends PagingQuirks, SearchQuirks, TimeQuirks, AnswerQuirks, WriteQuirks, AccessQuirks {}

export interface PagingQuirks {
	/** Most rows in one page, whatever `count` asks for [U]: 100, 200 and 1000 have all been assumed. */
	pageCap: number;
	/** Rows in a page when `count` is not given. */
	defaultCount: number;
	/** A `count` above the cap: cut down without a word, or refused with BadQueryParameter. */
	overCap: 'clamp' | 'refuse';
	/** `$totalResults`: all rows that match, only those of this page, or not sent at all. */
	totals: 'right' | 'page' | 'missing';
	/** Whether `orderBy` is obeyed; older servers may ignore it. */
	orderBy: 'honoured' | 'ignored' | 'refused';
	/** `orderBy` on several columns: all obeyed, only the first, or refused. One column is documented. */
	orderByColumns: 'all' | 'first' | 'refused';
	/** The order of rows where none was asked for, or where it was ignored [U]. */
	naturalOrder: 'id' | 'idDescending' | 'updated' | 'shuffled';
	/** Whether `select` is obeyed. */
	select: 'honoured' | 'ignored';
}

/** Forms of a date literal in `where`; only the published `@2014-03-14@` is sure. */
export type DateLiteralForm = 'isoQuoted' | 'isoAt' | 'sqlQuoted' | 'sqlCompact' | 'dayAt' | 'dayQuoted';

/** Words of the `where` grammar that a server may or may not know. */
export type WhereOperator =
	| 'and'
	| 'or'
	| 'not'
	| 'eq'
	| 'ne'
	| 'lt'
	| 'le'
	| 'gt'
	| 'ge'
	| 'like'
	| 'between'
	| 'in'
	| 'parentheses';

export interface SearchQuirks {
	/** The words of `where` that are understood; others answer BadWhereSyntax. */
	operators: WhereOperator[];
	/** The date literals that are understood: quoted ISO `'2017-06-12T14:09:00Z'`, `@…@` ISO, quoted SQL `'2017-06-12 14:09:00'`, `'20170612 14:09:00'`, `@day@`, `'day'`. */
	dateLiterals: DateLiteralForm[];
	/** What becomes of a date literal that is not understood: an error, a condition that no row meets, or one that every row meets. */
	refusedLiteral: 'error' | 'nothing' | 'everything';
	/** How much of an understood literal is heeded; the rest is cut off. */
	literalGranularity: 'second' | 'minute' | 'day';
	/** A search for `null`: refused (Sage says that it cannot be done), no rows, or it works after all. */
	nullSearch: 'refused' | 'nothing' | 'works';
	/** A search for `true` or `false`: as for null; where it works, true is `'Y'`. */
	booleanSearch: 'refused' | 'nothing' | 'works';
	/** A number without quotes beside a column of texts: the text is read as a number too, where it is one, or the number as a text. */
	bareNumbers: 'asNumbers' | 'asTexts';
	/** A `where` on a column that field security hides. */
	hiddenColumnSearch: 'allowed' | 'refused';
	/** A `+` in the query string: itself (spaces must be `%20`, as documented), or a space. */
	plusInQuery: 'literal' | 'space';
	/** Longest request target in characters; a longer one answers 400 with HTML. 0: no limit. */
	maxUrlLength: number;
}

export interface TimeQuirks {
	/** IANA zone whose wall clock the stamps show, with a `Z` all the same. */
	stampZone: string;
	/** IANA zone in which date literals are read, rows are compared and ordered; empty: the same as `stampZone`. */
	literalZone: string;
	/** IANA zone whose midnight a date column (`Oppo_TargetClose`) shows, written as a UTC instant. */
	dateZone: string;
	/** Milliseconds by which the clock that stamps rows is ahead of the HTTP `Date` header. */
	stampOffsetMs: number;
	/** Whether stamps are kept, and compared, finer than they are shown. */
	subSecondStorage: boolean;
	/** How a finer moment becomes a whole second. */
	stampRounding: 'truncate' | 'round';
	/** Whether the fraction of a second is shown after all. */
	fractionShown: boolean;
	/** Which stamps a newly created row gets; rows loaded by SQL can lack either. */
	createStamps: 'both' | 'createdOnly' | 'updatedOnly' | 'none';
	/** Milliseconds for which a write stays invisible, while carrying the earlier stamp. */
	lateCommitMs: number;
	/** Whether a change of an address, e-mail or phone gives its company or person a new updated stamp too. */
	childTouchesParent: boolean;
	/** Whether deleting a row gives it a new updated stamp. */
	deleteTouchesUpdated: boolean;
	/** Whether answers carry a `Date` header. */
	dateHeader: boolean;
	/** Seconds in an `Age` header, as a cache in between would send; null: no such header. */
	ageHeader: number | null;
}

export interface AnswerQuirks {
	/** `$key` as a number, a string of digits, or a GUID-like string that no integer can be read from. */
	keyType: 'int' | 'string' | 'guid';
	/** Column names as documented (most `Comp_Name`, some `lead_createddate`, linked records in lower case), one casing, or another at each row. */
	casing: 'mixed' | 'uniform' | 'lower' | 'scrambled';
	/** A column without a value: null, left out, or an empty string. */
	nullColumns: 'null' | 'omitted' | 'empty';
	/** Columns that field-level security hides, in any casing. */
	hiddenColumns: string[];
	/** Whether the users' password column is sent; a client must not let it out either way. */
	leakPasswords: boolean;
	/** Layout of linked records (`Person`, `Company`, `Address`, `email`, `phone`) in an answer. */
	linked: 'plain' | 'arrays' | 'objects' | 'resources' | 'references' | 'none';
	/** Whether lists nest linked records as single records do. */
	linkedOnLists: boolean;
	/** `$url`, `$baseUrl`: an internal http host as behind a proxy, this server, or none. */
	links: 'internal' | 'own' | 'none';
	/** Name of the list of diagnoses. */
	diagnosesKey: '$diagnoses' | '$diagnosis';
	/** Diagnoses as an array or one object. */
	diagnosesShape: 'array' | 'object';
	/** Status for a record that is not there. */
	missingRecordStatus: number;
	/** Deleted rows in lists and by key: hidden, or shown with `*_Deleted` set. */
	deletedRows: 'hidden' | 'shown';
	/** ETags: none, sent, or sent and checked against `If-Match` (412). */
	etags: 'none' | 'sent' | 'checked';
	/** `$type` in `$prototypes`: `sdata/string` [S], or `string` alone. */
	prototypeTypes: 'prefixed' | 'bare';
	/** Whether `$prototypes` is served. */
	prototypes: 'served' | 'missing';
}

export interface WriteQuirks {
	/** Status of a successful POST. */
	createStatus: 200 | 201;
	/** Status of a successful DELETE; the body is blank. */
	deleteStatus: 200 | 204;
	/** The answer to a write shows memory (what was sent, on what was there), or the database. `?returnPartial=false` always asks for the database. */
	echo: 'memory' | 'database';
	/** Whether `users` can be created, changed and deleted. */
	usersWritable: boolean;
	/** Status with which a write that is not allowed is refused. */
	refusedWriteStatus: number;
	/** A column in a body that the entity does not have. */
	unknownColumns: 'ignored' | 'refused';
	/** A column in a body that only the server may write (ids, stamps). */
	readOnlyColumns: 'ignored' | 'refused';
	/** Whether a create without a mandatory column is refused. */
	mandatoryChecked: boolean;
	/** Whether `$batch` exists (since 2021 R1). */
	batch: 'served' | 'missing';
	/** Most items in one batch; 0: no limit. */
	batchCap: number;
	/** One item of a batch answer: the resource or the diagnoses bare, with `$httpStatus` beside, or wrapped as `{status, resource|diagnoses}`. */
	batchEnvelope: 'bare' | 'httpStatus' | 'wrapped';
	/** Status of the batch answer as a whole. */
	batchStatus: 200 | 201 | 207;
}

export interface AccessQuirks {
	/** Which header is looked at; the documentation names both. */
	authHeader: 'either' | 'authorization' | 'xSageAuthorization';
	/** Status for missing or wrong credentials; 401 is SData's [S]. */
	unauthorizedStatus: 401 | 403;
	/** Body of a 401. */
	unauthorizedBody: 'diagnoses' | 'html' | 'text' | 'empty';
	/** Whether a 401 carries `WWW-Authenticate`; the documentation says no. */
	wwwAuthenticate: boolean;
	/** Requests allowed in a minute before 429; 0: no limit (none is documented). */
	requestsPerMinute: number;
	/** `Company(43)` without quotes around the key. */
	unquotedKeys: 'accepted' | 'refused';
}
