import type { SeedRow } from '../store/types.ts';
import { editedAfter } from './calendar.ts';
import { codes } from './captions.ts';
import { territoryOf } from './companies.ts';
import type { SeedCompany } from './companies.ts';
import type { Random } from './random.ts';
import { firstNames, jobTitles, lastNames } from './words/people.ts';

export interface SeedPerson extends SeedRow {
	readonly id: number;
	readonly first: string;
	readonly last: string;
	readonly email: string;
	readonly company: SeedCompany;
}

/** Each company's first person some minutes after the company, the others at the further moments; ids ascend with the moments. */
export function makePersons(
	companies: readonly SeedCompany[],
	moments: readonly number[],
	random: Random,
): SeedPerson[] {
	const firsts = companies.map((company) => ({ company, created: company.created + random.whole(1, 20) * 60_000 }));
	const others = moments.map((created) => ({ company: companyBefore(companies, created, random), created: created }));
	return [...firsts, ...others]
		.map(({ company, created }) => ({ company, created: Math.max(created, company.created) }))
		.sort((a, b) => a.created - b.created)
		.map(({ company, created }, index) => makePerson(index + 1, company, created, random));
}

/** One of the companies that existed at a moment. */
export function companyBefore(companies: readonly SeedCompany[], moment: number, random: Random): SeedCompany {
	const later = companies.findIndex(({ created }) => created > moment);
	const known = later < 0 ? companies.length : Math.max(1, later);
	const company = companies[random.whole(0, known - 1)];
	if (!company) throw new Error('Seed data need at least one company.');
	return company;
}

function makePerson(id: number, company: SeedCompany, created: number, random: Random): SeedPerson {
	const [first, gender] = random.pick(firstNames);
	const last = random.pick(lastNames);
	const [title, titleCode, department] = random.pick(jobTitles);
	const fields = {
		Pers_CompanyId: company.id,
		Pers_Salutation: random.chance(6) ? 'Dr.' : gender === 'Female' ? 'Ms.' : 'Mr.',
		Pers_FirstName: first,
		Pers_LastName: last,
		Pers_MiddleName: random.chance(10) ? `${random.pick(firstNames)[0].charAt(0)}.` : null,
		Pers_Gender: gender,
		Pers_Title: title,
		Pers_TitleCode: titleCode,
		Pers_Department: department,
		Pers_Status: random.chance(93) ? 'Active' : 'Inactive',
		Pers_Source: random.pick(codes.Pers_Source)[0],
		Pers_Territory: territoryOf(company.place),
		Pers_WebSite: null,
		Pers_OptOut: random.chance(7),
		Pers_PrimaryUserId: company.owner,
		Pers_CreatedBy: company.owner,
		Pers_UpdatedBy: company.owner,
	};
	return {
		id,
		first,
		last,
		email: mailName(first, last, id) + company.domain,
		company,
		fields,
		created,
		updated: editedAfter(created, random),
	};
}

/** `aisling.obrien17@`: letters without accents, and the id, so that no two are the same. */
function mailName(first: string, last: string, id: number): string {
	const plain = (word: string) =>
		word
			.normalize('NFD')
			.replaceAll(/[^A-Za-z]/g, '')
			.toLowerCase();
	return `${plain(first)}.${plain(last)}${id}@`;
}
