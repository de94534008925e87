/** What columns that hold the id of another record are called, and the value of its entity; the first that fits counts. */
const targets: ReadonlyArray<readonly [RegExp, string]> = [
	[/UserId$|_(Created|Updated)By$/i, 'user'],
	[/CompanyId$/i, 'account'],
	[/PersonId$/i, 'contact'],
	[/OpportunityId$/i, 'opportunity'],
	[/LeadId$/i, 'lead'],
	[/CaseId$/i, 'case'],
];

/** The value of the entity that a column refers to, by Sage CRM's naming: `account` for `Pers_CompanyId`. */
export function referencedValue(column: string): string | undefined {
	return targets.find(([pattern]) => pattern.test(column))?.[1];
}
