import type { SeedRow } from '../store/types.ts';
import { editedAfter } from './calendar.ts';
import { codes } from './captions.ts';
import type { Random } from './random.ts';
import { salesUsers } from './users.ts';
import { companyFirst, companyForm, companySecond } from './words/companies.ts';
import { places } from './words/places.ts';
import type { Place } from './words/places.ts';

/** A company with what its people and addresses are made from. */
export interface SeedCompany extends SeedRow {
	readonly id: number;
	readonly name: string;
	/** Domain for e-mail, under `.example`, which nobody owns. */
	readonly domain: string;
	readonly place: Place;
	readonly owner: number;
}

/** One company a moment; ids ascend with the moments. No two have the same name. */
export function makeCompanies(moments: readonly number[], random: Random): SeedCompany[] {
	const taken = new Set<string>();
	return moments.map((created, index) => {
		const stem = freshStem(taken, random);
		const domain = `${stem.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.example`;
		const type = random.pick(codes.Comp_Type)[0];
		const owner = random.pick(salesUsers);
		const place = random.pick(places);
		const fields = {
			Comp_Name: `${stem} ${random.pick(companyForm)}`,
			Comp_Type: type,
			Comp_Status: random.chance(88) ? 'Active' : random.pick(codes.Comp_Status)[0],
			Comp_Source: random.pick(codes.Comp_Source)[0],
			Comp_Territory: territoryOf(place),
			Comp_Revenue: random.pick(codes.Comp_Revenue)[0],
			Comp_Employees: random.pick(codes.Comp_Employees)[0],
			Comp_Sector: random.pick(codes.Comp_Sector)[0],
			Comp_IndCode: random.pick(codes.Comp_IndCode)[0],
			Comp_WebSite: `www.${domain}`,
			Comp_PrimaryUserId: owner,
			Comp_MailRestriction: random.chance(8) ? 'No Mass Mailings' : 'None',
			Comp_OptOut: random.chance(5),
			Comp_CreatedBy: owner,
			Comp_UpdatedBy: random.pick(salesUsers),
		};
		return {
			id: index + 1,
			name: fields.Comp_Name,
			domain,
			place,
			owner,
			fields,
			created,
			updated: editedAfter(created, random),
		};
	});
}

export function territoryOf({ country }: Place): string {
	const index = ['IE', 'GB'].includes(country)
		? 0
		: ['DE', 'FR', 'NL', 'ES'].includes(country)
			? 1
			: ['US', 'CA'].includes(country)
				? 2
				: 3;
	return codes.Comp_Territory[index]?.[0] ?? '';
}

function freshStem(taken: Set<string>, random: Random): string {
	let stem = '';
	do stem = `${random.pick(companyFirst)} ${random.pick(companySecond)}`;
	while (taken.has(stem));
	taken.add(stem);
	return stem;
}
