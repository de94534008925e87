import type { SeedRow } from '../store/types.ts';
import { dayAfter, editedAfter } from './calendar.ts';
import { codes } from './captions.ts';
import type { SeedPerson } from './persons.ts';
import type { Random } from './random.ts';
import { salesUsers } from './users.ts';
import { companyFirst, companyForm, companySecond } from './words/companies.ts';
import { firstNames, jobTitles, lastNames } from './words/people.ts';
import { places } from './words/places.ts';
import { interests, remarks } from './words/texts.ts';

const openStages: readonly [string, ...string[]] = ['Lead', 'Qualified', 'Proposal Submitted', 'Negotiating'];

/** Leads: people and companies that are not yet known, so that their names stand in the lead itself. */
export function leadRows(moments: readonly number[], random: Random): SeedRow[] {
	return moments.map((created, index) => {
		const [first] = random.pick(firstNames);
		const last = random.pick(lastNames);
		const stem = `${random.pick(companyFirst)} ${random.pick(companySecond)}`;
		const place = random.pick(places);
		const owner = random.pick(salesUsers);
		return {
			fields: {
				Lead_Description: `${stem}: ${random.pick(interests)}`,
				Lead_CompanyName: `${stem} ${random.pick(companyForm)}`,
				Lead_PersonFirstName: first,
				Lead_PersonLastName: last,
				Lead_PersonTitle: random.pick(jobTitles)[0],
				Lead_PersonEmail: `lead${index + 1}@${stem.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.example`,
				Lead_PersonPhoneNumber: `+${place.dialling} ${place.area} 555 ${String(random.whole(0, 9999)).padStart(4, '0')}`,
				Lead_Details: random.chance(60) ? random.pick(remarks) : null,
				Lead_Status: random.pick(codes.Lead_Status)[0],
				Lead_Stage: random.pick(codes.Lead_Stage)[0],
				Lead_AssignedUserId: owner,
				Lead_Source: random.pick(codes.Lead_Source)[0],
				Lead_Rating: random.pick(codes.Lead_Rating)[0],
				Lead_Priority: random.pick(codes.Lead_Priority)[0],
				Lead_CreatedBy: owner,
				Lead_UpdatedBy: owner,
			},
			created,
			updated: editedAfter(created, random),
		};
	});
}

/** Opportunities with known persons; won and lost ones are closed at their last edit. */
export function opportunityRows(moments: readonly number[], persons: readonly SeedPerson[], random: Random): SeedRow[] {
	return moments.map((created) => {
		const { id, company } = personBefore(persons, created, random);
		const updated = editedAfter(created, random);
		const status = updated === created ? 'In Progress' : random.pick(codes.Oppo_Status)[0];
		const closed = status === 'Won' || status === 'Lost';
		const total = random.whole(8, 900) * 125;
		const [product] = random.pick(codes.Oppo_Product);
		return {
			fields: {
				Oppo_Description: `${company.name}: ${product}`,
				Oppo_PrimaryCompanyId: company.id,
				Oppo_PrimaryPersonId: id,
				Oppo_AssignedUserId: company.owner,
				Oppo_Type: random.pick(codes.Oppo_Type)[0],
				Oppo_Product: product,
				Oppo_Source: random.pick(codes.Oppo_Source)[0],
				Oppo_Note: random.chance(50) ? random.pick(remarks) : null,
				Oppo_Opened: created,
				Oppo_Closed: closed ? updated : null,
				Oppo_Status: status,
				Oppo_Stage: { Won: 'Sale Closed', Lost: 'Deal Lost' }[status] ?? random.pick(openStages),
				Oppo_Forecast: total,
				Oppo_Forecast_CID: 1,
				Oppo_Certainty: { Won: 100, Lost: 0 }[status] ?? random.whole(1, 9) * 10,
				Oppo_Priority: random.pick(codes.Oppo_Priority)[0],
				Oppo_TargetClose: dayAfter(created, random.whole(20, 160)),
				Oppo_Total: closed ? total : 0,
				Oppo_Total_CID: 1,
				Oppo_Currency: 1,
				Oppo_CreatedBy: company.owner,
				Oppo_UpdatedBy: company.owner,
			},
			created,
			updated,
		};
	});
}

/** One of the persons that existed at a moment. */
export function personBefore(persons: readonly SeedPerson[], moment: number, random: Random): SeedPerson {
	const later = persons.findIndex(({ created }) => created > moment);
	const known = later < 0 ? persons.length : Math.max(1, later);
	const person = persons[random.whole(0, known - 1)];
	if (!person) throw new Error('Seed data need at least one person.');
	return person;
}
