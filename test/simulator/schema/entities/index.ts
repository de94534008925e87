import type { EntityDefinition } from '../entity.ts';
import { cases } from './cases.ts';
import { communication } from './communication.ts';
import { company } from './company.ts';
import { address, email, phone } from './contactPoints.ts';
import { customCaptions } from './customCaptions.ts';
import { lead } from './lead.ts';
import { notes } from './notes.ts';
import { opportunity } from './opportunity.ts';
import { person } from './person.ts';
import { users } from './users.ts';

/** The entities of an installation as delivered, in the order in which the page shows them. */
export const standardEntities: readonly EntityDefinition[] = [
	company,
	person,
	lead,
	opportunity,
	users,
	cases,
	communication,
	notes,
	address,
	email,
	phone,
	customCaptions,
];
