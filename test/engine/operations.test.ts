import { omit } from 'lodash';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { entities } from '../../nodes/SageCrm/entities';
import { startSimulator, type Quirks, type Simulator } from '../simulator/index.ts';
import { settings } from './compatibility.ts';
import { errorOf, itemsOf, runAction } from './engine.ts';
import { examples, type Example } from './examples.ts';

/** Servers on which several things are unusual at once. */
const mixtures: ReadonlyArray<Partial<Quirks>> = [
	{
		batch: 'missing',
		orderBy: 'ignored',
		naturalOrder: 'shuffled',
		totals: 'missing',
		pageCap: 5,
		casing: 'scrambled',
		nullColumns: 'omitted',
		prototypes: 'missing',
		dateLiterals: ['dayAt'],
	},
	{
		keyType: 'string',
		casing: 'lower',
		select: 'ignored',
		stampZone: 'America/New_York',
		dateZone: 'America/New_York',
		batchEnvelope: 'wrapped',
		batchStatus: 207,
		linkedOnLists: true,
		linked: 'resources',
		diagnosesKey: '$diagnosis',
		diagnosesShape: 'object',
	},
	{
		overCap: 'refuse',
		pageCap: 20,
		orderBy: 'refused',
		naturalOrder: 'idDescending',
		deletedRows: 'shown',
		subSecondStorage: true,
		fractionShown: true,
		stampZone: 'Australia/Lord_Howe',
		batchCap: 2,
		unknownColumns: 'refused',
		readOnlyColumns: 'refused',
	},
];

const cases = [...Object.values(settings).flat(), ...mixtures.map((quirks) => ({ quirks }))].map(
	({ quirks }): [string, Partial<Quirks>] => [JSON.stringify(quirks), quirks],
);

it('knows an example of each resource', () => {
	expect(examples.map(({ resource }) => resource)).toEqual([...entities.map(({ value }) => value), 'custom']);
});

describe.each(cases)('on a server with %s', (_, quirks) => {
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await startSimulator({
			data: 'empty',
			now: '2026-03-02T09:00:00Z',
			quirks: { usersWritable: true, ...quirks },
		});
		simulator.store.define({ name: 'project', prefix: 'Proj', columns: ['Proj_Name', 'Proj_Stage'] });
		// Where the server describes nothing, a record tells the columns.
		simulator.store.insert('project', {});
	});

	afterAll(async () => await simulator.close());

	it.each(examples.map((example) => [example.resource, example] as const))(
		'every operation does what it says: %s',
		async (_resource, example) => {
			await tryOperations(simulator, example);
		},
	);
});

async function tryOperations(simulator: Simulator, example: Example): Promise<void> {
	const { resource, table, name } = example;
	const { store } = simulator;
	const { keyType, deletedRows, hiddenColumns } = simulator.quirks.get();
	const created = omit(example.created, hiddenColumns);
	const changed = omit(example.changed, hiddenColumns);
	const before = new Set(store.all(table).map(({ id }) => id));
	const ids = () =>
		store
			.all(table)
			.map(({ id }) => id)
			.filter((id) => !before.has(id));
	const run = async (parameters: INodeParameters, items: IDataObject[] = [{}]) => {
		const custom = resource === 'custom' ? { entity: table } : {};
		const done = await runAction({ ...simulator.credential }, { resource, ...custom, ...parameters }, { items });
		store.commitAll();
		if (done.data.resultData.error !== undefined) throw errorOf(done);
		// The casing of columns that nothing is known of is the server's.
		return itemsOf(done).map(({ json }) => (resource === 'custom' ? withNames(json, example) : json));
	};
	const columns = (value: IDataObject, matchingColumns: string[] = []): INodeParameters => ({
		mappingMode: 'defineBelow',
		value: JSON.parse(JSON.stringify(value)),
		matchingColumns,
	});
	const create = (text: string) => ({ operation: 'create', columns: columns({ ...created, [name]: text }) });
	const list = (filter: INodeParameters[] = []) => ({ operation: 'getAll', returnAll: true, filters: { filter } });
	const wanted = list([{ column: name, condition: 'equals', value: 'Wanted' }]);

	// Alike for a server that compares texts without their casing.
	await run(create('WANTED'));
	const [decoy = 0] = ids();
	const [made, ...others] = await run(create('Wanted'));
	const id = ids().find((one) => one !== decoy) ?? 0;
	const key = keyType === 'guid' ? expect.stringMatching(/-/) : id;
	expect(others).toEqual([]);
	expect(made).toMatchObject({ ...created, [name]: 'Wanted', key });

	const recordId = { __rl: true, mode: 'id', value: String(made?.key) };
	expect(await run({ operation: 'get', recordId })).toMatchObject([{ ...created, [name]: 'Wanted', key }]);
	expect((await run(wanted)).map((record) => record.key)).toEqual([made?.key]);
	expect(await run(list())).toHaveLength(before.size + 2);

	const [updated] = await run({ operation: 'update', recordId, columns: columns(changed) });
	expect(updated).toMatchObject({ ...created, ...changed, [name]: 'Wanted', key });

	const upsert = (value: IDataObject) => ({ operation: 'upsert', columns: columns(value, [name]) });
	expect(await run(upsert({ ...created, [name]: 'Wanted' }))).toMatchObject([{ ...created, key }]);
	expect(await run(upsert({ ...created, [name]: 'New' }))).toMatchObject([{ ...created, [name]: 'New' }]);
	expect(ids()).toHaveLength(3);

	const texts = ['a', 'b', 'c', 'd'];
	const several = await run(
		create('={{ $json.text }}'),
		texts.map((text) => ({ text })),
	);
	expect(several.map((record) => record[name])).toEqual(texts);
	expect(ids()).toHaveLength(7);

	expect(await run({ operation: 'delete', recordId })).toEqual([{ deleted: true }]);
	expect(ids()).not.toContain(id);
	const isShown = deletedRows === 'shown';
	expect((await run(wanted)).map((record) => record.key)).toEqual([]);
	const gone = run({ operation: 'get', recordId });
	if (isShown) expect(await gone).toHaveLength(1);
	else
		await expect(gone).rejects.toMatchObject({
			message: expect.stringMatching(/^Sage CRM has no record |was not found/),
		});
}

function withNames(record: IDataObject, { name, created, changed }: Example): IDataObject {
	const names = [name, ...Object.keys(created), ...Object.keys(changed)];
	const known = new Map(names.map((one) => [one.toLowerCase(), one]));
	return Object.fromEntries(Object.entries(record).map(([one, value]) => [known.get(one.toLowerCase()) ?? one, value]));
}
