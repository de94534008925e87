import type { SeedRow } from '../store/types.ts';
import { editedAfter } from './calendar.ts';
import { codes } from './captions.ts';
import type { SeedPerson } from './persons.ts';
import type { Random } from './random.ts';
import { personBefore } from './sales.ts';
import { salesUsers, supportUsers } from './users.ts';
import { problems, remarks, subjects } from './words/texts.ts';

export function caseRows(moments: readonly number[], persons: readonly SeedPerson[], random: Random): SeedRow[] {
	return moments.map((created) => {
		const { id, company } = personBefore(persons, created, random);
		const updated = editedAfter(created, random);
		const status = updated === created ? 'In Progress' : random.pick(codes.Case_Status)[0];
		const owner = random.pick(supportUsers);
		return {
			fields: {
				Case_Description: random.pick(problems),
				Case_ProblemNote: random.chance(40) ? random.pick(remarks) : null,
				Case_Status: status,
				Case_Stage: status === 'Closed' ? 'Solved' : random.pick(codes.Case_Stage)[0],
				Case_Priority: random.pick(codes.Case_Priority)[0],
				Case_Opened: created,
				Case_Closed: status === 'Closed' ? updated : null,
				Case_PrimaryCompanyId: company.id,
				Case_PrimaryPersonId: id,
				Case_AssignedUserId: owner,
				Case_CreatedBy: owner,
				Case_UpdatedBy: owner,
			},
			created,
			updated,
		};
	});
}

export function communicationRows(moments: readonly number[], random: Random): SeedRow[] {
	return moments.map((created) => {
		const owner = random.pick(salesUsers);
		return {
			fields: {
				Comm_Subject: random.pick(subjects),
				Comm_Note: random.chance(50) ? random.pick(remarks) : null,
				Comm_Action: random.pick(codes.Comm_Action)[0],
				Comm_Status: random.pick(codes.Comm_Status)[0],
				Comm_Priority: random.pick(codes.Comm_Priority)[0],
				Comm_DateTime: created + random.whole(1, 14) * 86_400_000,
				Comm_CreatedBy: owner,
				Comm_UpdatedBy: owner,
			},
			created,
			updated: editedAfter(created, random),
		};
	});
}

/** Notes on persons; 13 is the number of the person table. */
export function noteRows(moments: readonly number[], persons: readonly SeedPerson[], random: Random): SeedRow[] {
	return moments.map((created) => ({
		fields: {
			Note_Note: random.pick(remarks),
			Note_ForeignTableId: 13,
			Note_ForeignId: personBefore(persons, created, random).id,
		},
		created,
		updated: editedAfter(created, random),
	}));
}
