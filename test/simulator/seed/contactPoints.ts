import type { SeedRow } from '../store/types.ts';
import type { SeedCompany } from './companies.ts';
import type { SeedPerson } from './persons.ts';
import type { Random } from './random.ts';
import { streets } from './words/places.ts';

/** One address a company, in the order of the companies: the address has the company's id. */
export function addressRows(companies: readonly SeedCompany[], random: Random): SeedRow[] {
	return companies.map(({ id, place, created }) => ({
		fields: {
			Addr_Address1: `${random.whole(1, 180)} ${random.pick(streets)}`,
			Addr_City: place.city,
			Addr_State: place.state,
			Addr_PostCode: String(random.whole(10_000, 99_999)),
			Addr_Country: place.country,
			Addr_Type: 'Business',
			Addr_CompanyID: id,
		},
		created,
		updated: created,
	}));
}

export function emailRows(companies: readonly SeedCompany[], persons: readonly SeedPerson[]): SeedRow[] {
	const rows = [
		...companies.map(({ id, domain, created }) => ({
			created,
			address: `info@${domain}`,
			owner: { Emai_CompanyID: id },
		})),
		...persons.map(({ id, email, created }) => ({ created, address: email, owner: { Emai_PersonID: id } })),
	];
	return rows
		.sort((a, b) => a.created - b.created)
		.map(({ created, address, owner }) => ({
			fields: { Emai_EmailAddress: address, Emai_Type: 'Business', ...owner },
			created,
			updated: created,
		}));
}

/** A switchboard number each company, and a direct line for two persons in three. Numbers begin with 555, which is not given out. */
export function phoneRows(
	companies: readonly SeedCompany[],
	persons: readonly SeedPerson[],
	random: Random,
): SeedRow[] {
	const rows = [
		...companies.map(({ id, place, created }) => ({ place, created, type: 'Business', owner: { Phon_CompanyID: id } })),
		...persons
			.filter(() => random.chance(66))
			.map(({ id, company, created }) => ({
				place: company.place,
				created,
				type: random.chance(30) ? 'Mobile' : 'Business',
				owner: { Phon_PersonID: id },
			})),
	];
	return rows
		.sort((a, b) => a.created - b.created)
		.map(({ place, created, type, owner }) => ({
			fields: {
				Phon_CountryCode: place.dialling,
				Phon_AreaCode: place.area,
				Phon_Number: `555 ${String(random.whole(0, 9999)).padStart(4, '0')}`,
				Phon_Type: type,
				...owner,
			},
			created,
			updated: created,
		}));
}
