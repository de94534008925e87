import { startSimulator } from '../../simulator/index.ts';
import type { Quirks, Simulator } from '../../simulator/index.ts';
import { found, object, sdata } from './client.ts';

const noon = Date.UTC(2026, 6, 1, 12, 0, 0);
let simulator: Simulator;
let id: number;

beforeEach(async () => {
	simulator = await startSimulator({ data: 'empty', now: noon });
	id = simulator.store.insert('company', { Comp_Name: 'A' });
});
afterEach(() => simulator.close());

const ge = (literal: string) => found(simulator, 'company', `Comp_UpdatedDate ge ${literal}`);
const column = async (name: string, entity = 'company', key = id) =>
	object((await sdata(simulator, `${entity}('${key}')`)).json)[name];

describe('date literals', () => {
	const forms = [
		['isoQuoted', "'2026-07-01T12:00:00Z'", "'2026-07-01T12:00:01Z'"],
		['isoAt', '@2026-07-01T12:00:00Z@', '@2026-07-01T12:00:01Z@'],
		['sqlQuoted', "'2026-07-01 12:00:00'", "'2026-07-01 12:00:01'"],
		['sqlCompact', "'20260701 12:00:00'", "'20260701 12:00:01'"],
		['dayAt', '@2026-07-01@', '@2026-07-02@'],
		['dayQuoted', "'2026-07-01'", "'2026-07-02'"],
	] as const;

	test.each(forms)('%s finds the row from its moment on, and not later', async (form, at, later) => {
		simulator.quirks.set({ dateLiterals: [form] });
		expect(await ge(at)).toEqual([id]);
		expect(await ge(later)).toEqual([]);
	});

	test.each(forms)('%s is an error, finds nothing or finds all where it is not understood', async (form, at, later) => {
		simulator.quirks.set({ dateLiterals: forms.map(([other]) => other).filter((other) => other !== form) });
		await expect(ge(at)).rejects.toThrow('BadWhereSyntax');
		simulator.quirks.set({ refusedLiteral: 'nothing' });
		expect(await ge(at)).toEqual([]);
		simulator.quirks.set({ refusedLiteral: 'everything' });
		expect(await ge(later)).toEqual([id]);
	});

	test('an impossible date is not understood', async () => {
		await expect(ge("'2026-02-31T12:00:00Z'")).rejects.toThrow('BadWhereSyntax');
		await expect(ge("'yesterday'")).rejects.toThrow('BadWhereSyntax');
	});

	test('a literal may be heeded to the day only', async () => {
		simulator.quirks.set({ literalGranularity: 'day' });
		expect(await ge("'2026-07-01T23:00:00Z'")).toEqual([id]);
		expect(await ge("'2026-07-02T00:00:00Z'")).toEqual([]);
	});

	test('other moments and days can be searched too', async () => {
		const opportunity = simulator.store.insert('opportunity', {
			Oppo_Description: 'x',
			Oppo_Opened: noon,
			Oppo_TargetClose: '2026-09-30',
		});
		expect(await found(simulator, 'opportunity', "Oppo_Opened le '2026-07-01T12:00:00Z'")).toEqual([opportunity]);
		expect(await found(simulator, 'opportunity', "Oppo_Opened gt '2026-07-01T12:00:00Z'")).toEqual([]);
		expect(await found(simulator, 'opportunity', 'Oppo_TargetClose between @2026-09-30@ and @2026-10-01@')).toEqual([
			opportunity,
		]);
	});
});

describe('zones', () => {
	test('stamps may show the wall clock of another zone, with a Z all the same; literals follow', async () => {
		simulator.quirks.set({ stampZone: 'America/New_York' });
		expect(await column('Comp_UpdatedDate')).toBe('2026-07-01T08:00:00Z');
		expect(await ge("'2026-07-01T08:00:00Z'")).toEqual([id]);
		expect(await ge("'2026-07-01T08:00:01Z'")).toEqual([]);
	});

	test('literals may be read in another zone than the stamps show', async () => {
		simulator.quirks.set({ literalZone: 'Europe/Paris' });
		expect(await column('Comp_UpdatedDate')).toBe('2026-07-01T12:00:00Z');
		expect(await ge("'2026-07-01T14:00:00Z'")).toEqual([id]);
		expect(await ge("'2026-07-01T14:00:01Z'")).toEqual([]);
	});

	test('an hour that the clocks repeat is ordered by the wall clock, as in a database with local time', async () => {
		simulator.quirks.set({ stampZone: 'Europe/Berlin' });
		const first = simulator.store.insert(
			'lead',
			{ Lead_Description: '2:45 summer time' },
			{ created: Date.UTC(2026, 9, 25, 0, 45) },
		);
		const second = simulator.store.insert(
			'lead',
			{ Lead_Description: '2:15 winter time' },
			{ created: Date.UTC(2026, 9, 25, 1, 15) },
		);
		const answer = await sdata(simulator, 'lead', { query: { orderBy: 'Lead_UpdatedDate' } });
		expect(object(answer.json).$resources).toMatchObject([{ $key: second }, { $key: first }]);
	});

	test('a day shows as midnight of the server, and shifts when the zone is dropped', async () => {
		const opportunity = simulator.store.insert('opportunity', {
			Oppo_Description: 'x',
			Oppo_TargetClose: '2026-06-28',
		});
		expect(await column('Oppo_TargetClose', 'opportunity', opportunity)).toBe('2026-06-28T00:00:00Z');
		simulator.quirks.set({ dateZone: 'Europe/Dublin' });
		expect(await column('Oppo_TargetClose', 'opportunity', opportunity)).toBe('2026-06-27T23:00:00Z');
		await sdata(simulator, `opportunity('${opportunity}')`, {
			method: 'PATCH',
			body: { Oppo_TargetClose: '2026-06-29T23:00:00Z' },
		});
		expect(simulator.store.get('opportunity', opportunity)?.fields.Oppo_TargetClose).toBe('2026-06-30');
	});
});

describe('precision', () => {
	const stampAt = (ms: number) => simulator.store.update('company', id, {}, { updated: noon + ms });

	test.each<[Partial<Quirks>, string, string]>([
		[{ subSecondStorage: false, stampRounding: 'truncate' }, '2026-07-01T12:00:00Z', "'2026-07-01T12:00:00Z'"],
		[{ subSecondStorage: false, stampRounding: 'round' }, '2026-07-01T12:00:01Z', "'2026-07-01T12:00:01Z'"],
	])('%j keeps what it shows', async (quirks, shown, last) => {
		simulator.quirks.set(quirks);
		stampAt(600);
		expect(await column('Comp_UpdatedDate')).toBe(shown);
		expect(await ge(last)).toEqual([id]);
	});

	test('finer storage, cut off when shown, still meets its own second', async () => {
		simulator.quirks.set({ subSecondStorage: true });
		stampAt(600);
		expect(await column('Comp_UpdatedDate')).toBe('2026-07-01T12:00:00Z');
		expect(await ge("'2026-07-01T12:00:00Z'")).toEqual([id]);
		expect(await found(simulator, 'company', "Comp_UpdatedDate le '2026-07-01T12:00:00Z'")).toEqual([]);
	});

	test('finer storage, rounded when shown, lies before the second it shows', async () => {
		simulator.quirks.set({ subSecondStorage: true, stampRounding: 'round' });
		stampAt(600);
		expect(await column('Comp_UpdatedDate')).toBe('2026-07-01T12:00:01Z');
		expect(await ge("'2026-07-01T12:00:01Z'")).toEqual([]);
	});

	test('the fraction may be shown', async () => {
		simulator.quirks.set({ subSecondStorage: true, fractionShown: true });
		stampAt(600);
		expect(await column('Comp_UpdatedDate')).toBe('2026-07-01T12:00:00.600Z');
	});
});

describe('clock and stamps', () => {
	const header = async (name: string) => (await sdata(simulator, 'company')).headers.get(name);

	test('new stamps and the Date header come from the clock', async () => {
		simulator.clock.advance(90_000);
		expect(await header('date')).toBe('Wed, 01 Jul 2026 12:01:30 GMT');
		const created = object(
			(
				await sdata(simulator, 'company', {
					method: 'POST',
					body: { comp_name: 'B' },
					query: { returnPartial: 'false' },
				})
			).json,
		);
		expect(created).toMatchObject({
			Comp_CreatedDate: '2026-07-01T12:01:30Z',
			Comp_UpdatedDate: '2026-07-01T12:01:30Z',
		});
		simulator.clock.set('2026-07-02T00:00:00Z');
		expect(simulator.clock.now()).toBe(Date.UTC(2026, 6, 2));
		simulator.clock.follow();
		expect(Math.abs(simulator.clock.now() - Date.now())).toBeLessThan(5000);
	});

	test('stamps may be ahead of the Date header', async () => {
		simulator.quirks.set({ stampOffsetMs: 3_600_000 });
		simulator.store.update('company', id, { Comp_Name: 'B' });
		expect(await column('Comp_UpdatedDate')).toBe('2026-07-01T13:00:00Z');
		expect(await header('date')).toBe('Wed, 01 Jul 2026 12:00:00 GMT');
	});

	test('the Date header may be missing, and an Age header there', async () => {
		expect(await header('age')).toBeNull();
		simulator.quirks.set({ dateHeader: false, ageHeader: 30 });
		expect([await header('date'), await header('age')]).toEqual([null, '30']);
	});

	test.each([
		['both', true, true],
		['createdOnly', true, false],
		['updatedOnly', false, true],
		['none', false, false],
	] as const)('a new row may get %s of the stamps', async (createStamps, created, updated) => {
		simulator.quirks.set({ createStamps });
		const row = simulator.store.get('lead', simulator.store.insert('lead', { Lead_Description: 'x' }));
		expect([row?.created !== null, row?.updated !== null]).toEqual([created, updated]);
	});

	test('rows loaded by SQL may lack either stamp', async () => {
		const loaded = simulator.store.insert('company', { Comp_Name: 'C' }, { created: null, updated: null });
		expect(await column('Comp_CreatedDate', 'company', loaded)).toBeNull();
		expect(await column('Comp_UpdatedDate', 'company', loaded)).toBeNull();
	});

	test('an edit of a contact point leaves the parent alone, unless the switch says otherwise', async () => {
		const email = simulator.store.insert('email', { Emai_EmailAddress: 'a@b.example', Emai_CompanyID: id });
		simulator.clock.advance(60_000);
		simulator.store.update('email', email, { Emai_EmailAddress: 'c@d.example' });
		expect(simulator.store.get('company', id)?.updated).toBe(noon);
		simulator.quirks.set({ childTouchesParent: true });
		simulator.store.update('email', email, { Emai_EmailAddress: 'e@f.example' });
		expect(simulator.store.get('company', id)?.updated).toBe(noon + 60_000);
	});

	test('a delete may leave the updated stamp', async () => {
		simulator.quirks.set({ deleteTouchesUpdated: false });
		simulator.clock.advance(60_000);
		simulator.store.remove('company', id);
		expect(simulator.store.get('company', id)).toMatchObject({ deleted: true, updated: noon });
	});
});
