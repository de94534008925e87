import type { DescribedColumn } from './described';

export type ReferringColumn = Pick<DescribedColumn, 'name' | 'type' | 'assumed'>;

/** What columns that hold the id of another record are called, and the value of its entity; the first that fits counts. */
const targets: ReadonlyArray<readonly [RegExp, string]> = [
	[/UserId$|_(Created|Updated)By$/i, 'user'],
	[/CompanyId$/i, 'account'],
	[/PersonId$/i, 'contact'],
	[/OpportunityId$/i, 'opportunity'],
	[/LeadId$/i, 'lead'],
	[/CaseId$/i, 'case'],
];

/** By which Sage CRM's own columns say in what way a record belongs to another. */
const usual = /_(Primary|Assigned)?(User|Company|Person|Opportunity|Lead|Case)Id$|_(Created|Updated)By$/i;

/**
 * The value of the entity that a column refers to, by Sage CRM's naming: `account` for `Pers_CompanyId`. Where the column is
 * not known to hold references, only by its usual names: `Comp_SalesPersonId` may hold the number of another program.
 */
export function referencedValue({ name, type, assumed }: ReferringColumn): string | undefined {
	const mayRefer = type === 'reference' || ((type !== 'text' || assumed === true) && usual.test(name));
	return mayRefer ? targets.find(([pattern]) => pattern.test(name))?.[1] : undefined;
}
