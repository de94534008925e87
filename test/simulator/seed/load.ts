import { standardEntities } from '../schema/entities/index.ts';
import type { RecordStore } from '../store/store.ts';
import type { SeedRow } from '../store/types.ts';
import { caseRows, communicationRows, noteRows } from './activity.ts';
import { workingMoments } from './calendar.ts';
import { captionRows } from './captions.ts';
import { makeCompanies } from './companies.ts';
import { addressRows, emailRows, phoneRows } from './contactPoints.ts';
import { makePersons } from './persons.ts';
import { createRandom } from './random.ts';
import { leadRows, opportunityRows } from './sales.ts';
import { userRows } from './users.ts';

/** `business`: 500 companies, 1,500 persons, 300 leads, 400 opportunities, 12 users and what belongs to them. `empty`: no rows but captions. */
export type SeedName = 'business' | 'empty';

/** Defines the standard entities in an empty store and fills them; the same rows at every call. */
export function loadSeed(store: RecordStore, name: SeedName): void {
	for (const entity of standardEntities) store.define(entity);
	const rows = { Custom_Captions: captionRows(), ...(name === 'business' ? businessRows() : {}) };
	for (const [entity, list] of Object.entries(rows)) store.load(entity, list);
}

/** Made once a process: tests start many simulators. */
let business: Record<string, readonly SeedRow[]> | undefined;

function businessRows(): Record<string, readonly SeedRow[]> {
	business ??= makeBusiness();
	return business;
}

function makeBusiness(): Record<string, readonly SeedRow[]> {
	const random = createRandom(20_260_130);
	const companies = makeCompanies(workingMoments(500, random), random);
	const persons = makePersons(companies, workingMoments(1000, random), random);
	const firstPerson = new Map<number, number>();
	for (const { id, company } of persons) if (!firstPerson.has(company.id)) firstPerson.set(company.id, id);
	return {
		users: userRows(),
		company: companies.map(({ id, fields, created, updated }) => ({
			fields: { ...fields, Comp_PrimaryPersonId: firstPerson.get(id) ?? null, Comp_PrimaryAddressId: id },
			created,
			updated,
		})),
		person: persons,
		address: addressRows(companies, random),
		email: emailRows(companies, persons),
		phone: phoneRows(companies, persons, random),
		lead: leadRows(workingMoments(300, random), random),
		opportunity: opportunityRows(workingMoments(400, random), persons, random),
		cases: caseRows(workingMoments(150, random), persons, random),
		communication: communicationRows(workingMoments(400, random), random),
		notes: noteRows(workingMoments(200, random), persons, random),
	};
}
