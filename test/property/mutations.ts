/** One way to spoil the built core. `find` must occur exactly once in the file. */
export interface Mutation {
	readonly name: string;
	readonly file: string;
	readonly find: string;
	readonly replace: string;
}

/** Each of these loses, repeats or mislabels something, or brings it late: the model-based test has to tell. */
export const mutations: readonly Mutation[] = [
	{
		name: 'asks for later than the watermark by one second more (gt instead of ge)',
		file: 'read-live.js',
		find: 'draft.watermark + 1 : null',
		replace: 'draft.watermark + 2 : null',
	},
	{
		name: 'settles stamps one second before the longest commit has ended',
		file: 'horizon.js',
		find: 'began - reached >= settle && beganLocal - reachedLocal >= settle',
		replace: 'began - reached >= settle - 2 && beganLocal - reachedLocal >= settle - 2',
	},
	{
		name: 'believes a server clock that jumps ahead',
		file: 'horizon.js',
		find: 'began - reached >= settle && beganLocal - reachedLocal >= settle',
		replace: 'began - reached >= settle',
	},
	{
		name: 'reads only up to an upper bound',
		file: 'live.js',
		find: "    if (stamp <= draft.watermark)\n        return 'skip';\n    if ((0, backlog_1",
		replace: "    if (stamp <= draft.watermark || stamp > scan.horizon)\n        return 'skip';\n    if ((0, backlog_1",
	},
	{
		name: 'goes through pages in the order of dates',
		file: 'pages.js',
		find: '            throw new OrderProblem();\n        last = id;\n    }\n    return page;',
		replace:
			'            throw new OrderProblem();\n        last = id;\n    }\n    return { ...page, versions: [...page.versions].sort((a, b) => (a.updated ?? a.created ?? 0) - (b.updated ?? b.created ?? 0)) };',
	},
	{
		name: 'evicts from a full ledger instead of holding back',
		file: 'live.js',
		find: '    if (stamp <= horizon || !draft.ledgerFull)\n        return kind;',
		replace: '    if (draft.ledgerFull) draft.ledger.delete([...draft.ledger.keys()][0]);\n    return kind;',
	},
	{
		name: 'forgets the digest',
		file: 'ledger.js',
		find: "return entry.digest === '' || entry.digest === version.digest;",
		replace: 'return true;',
	},
	{
		name: 'fixes the horizon at the end of the scan',
		file: 'read-live.js',
		find: '(0, live_1.completeScan)(draft, scan);',
		replace:
			'(0, live_1.completeScan)(draft, { ...scan, horizon: Math.max(scan.horizon, ...draft.checkpoints.map((c) => c.stamp)) });',
	},
	{
		name: 'does not enter the baseline in the ledger',
		file: 'live.js',
		find: '    draft.ledger.set(version.id, (0, ledger_1.entryOf)(version, false));\n    draft.maxId',
		replace: '    draft.maxId',
	},
	{
		name: 'enters rows later than the newest stamp with the baseline',
		file: 'live.js',
		find: 'return stamp > from && stamp <= upTo;',
		replace: 'return stamp > from;',
	},
	{
		name: 'delivers pending rows with the live window too',
		file: 'live.js',
		find: '(0, backlog_1.belongsToBacklog)(version, entry, draft.backlogs) || (0, ledger_1.isDelivered)',
		replace: '(0, ledger_1.isDelivered)',
	},
	{
		name: 'forgets what a backlog need not deliver again',
		file: 'ledger.js',
		find: 'if (!entry.known && id > last)',
		replace: 'if (false)',
	},
	{
		name: 'lets stamps from the future drag the watermark along',
		file: 'start.js',
		find: 'return stamp > latestReal(clock);',
		replace: 'return false;',
	},
	{
		name: 'lets a row pass as old while it is held back',
		file: 'live.js',
		find: "? 'stop' : 'hold'",
		replace: "? 'hold' : 'hold'",
	},
	{
		name: 'believes a count that counts only the page',
		file: 'pages.js',
		find: 'draft.totalsProven && total !== null',
		replace: 'total !== null',
	},
	{
		name: 'compares content although other columns are read now',
		file: 'ledger.js',
		find: "{ ...entry, digest: '' }",
		replace: '{ ...entry }',
	},
	{
		name: 'does not remember what a look ahead has delivered',
		file: 'look-ahead.js',
		find: 'horizon: draft.watermark',
		replace: 'horizon: Infinity',
	},
	{
		name: 'takes the count of a range of ids for that of all',
		file: 'partition.js',
		find: '{ ...answer, total: null }',
		replace: 'answer',
	},
	{
		name: 'takes any answer about a range of ids for whole',
		file: 'partition.js',
		find: 'return width !== null && width <= this.largest;',
		replace: 'return true;',
	},
	{
		name: 'never lets a backlog go first',
		file: 'poll.js',
		find: 'turn % 2 === 1',
		replace: 'false',
	},
	{
		name: 'does not notice that a clock was set back',
		file: 'clock.js',
		find: 'const corrected = deficit > Math.max(leastCorrection, draft.settings.settle - 2);',
		replace: 'const corrected = false;',
	},
];
