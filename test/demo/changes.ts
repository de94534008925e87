/** What the demo needs of the simulator's store. */
export interface ChangeableStore {
	insert(entity: string, fields: Record<string, unknown>): unknown;
	update(entity: string, id: number, fields: Record<string, unknown>): unknown;
}

interface Story {
	entity: string;
	created: (number: number) => Record<string, unknown>;
	updated: (number: number) => Record<string, unknown>;
}

const pick = (list: readonly string[], number: number) => list[number % list.length] ?? '';
const places = ['Harbour', 'Orchard', 'Summit', 'Riverside', 'Meadow', 'Castle', 'Lighthouse'];
const trades = ['Bakery', 'Joinery', 'Print Works', 'Logistics', 'Instruments'];
const firstNames = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Donald', 'Radia', 'Tim'];
const lastNames = ['Murphy', 'Byrne', 'Kelly', 'Walsh', 'Nolan'];
const goods = ['a delivery van', 'twelve oak desks', 'a label printer', 'spare parts', 'a maintenance contract'];

const business = (number: number) => `${pick(places, number)} ${pick(trades, number)}`;

/** What happens to each of the five resources in turn: something new in one round, something changed in the next. */
const stories: readonly Story[] = [
	{
		entity: 'company',
		created: (number) => ({ Comp_Name: business(number), Comp_Type: 'Prospect', Comp_Status: 'Active' }),
		updated: (number) => ({ Comp_WebSite: `https://${pick(places, number).toLowerCase()}.example.com` }),
	},
	{
		entity: 'person',
		created: (number) => ({ Pers_FirstName: pick(firstNames, number), Pers_LastName: pick(lastNames, number) }),
		updated: (number) => ({ Pers_Title: pick(['Buyer', 'Director', 'Bookkeeper'], number) }),
	},
	{
		entity: 'lead',
		created: (number) => ({
			Lead_Description: `Enquiry about ${pick(goods, number)}`,
			Lead_CompanyName: business(number + 3),
			Lead_PersonLastName: pick(lastNames, number + 1),
		}),
		updated: (number) => ({ Lead_Details: `Called back, wants an offer for ${pick(goods, number)}.` }),
	},
	{
		entity: 'opportunity',
		created: (number) => ({
			Oppo_Description: `Offer: ${pick(goods, number + 1)}`,
			Oppo_Forecast: 1000 + 250 * number,
		}),
		updated: (number) => ({ Oppo_Certainty: (number * 10) % 100 }),
	},
	{
		entity: 'users',
		created: (number) => ({
			User_Logon: `${pick(firstNames, number + 2)}${number}`.toLowerCase(),
			User_FirstName: pick(firstNames, number + 2),
			User_LastName: pick(lastNames, number + 2),
		}),
		updated: (number) => ({ User_Department: pick(['Sales', 'Support', 'Marketing'], number) }),
	},
];

/**
 * Answers a function that makes one change per call: the five resources in turn, created in the first round, those same records updated in the second, and so on.
 */
export function changes(store: ChangeableStore): () => Promise<void> {
	let turn = 0;
	const newest = new Map<string, number>();
	return async () => {
		const story = stories[turn % stories.length];
		const round = Math.floor(turn / stories.length);
		turn += 1;
		if (story === undefined) return;
		const id = newest.get(story.entity);
		if (id === undefined) {
			newest.set(story.entity, Number(await store.insert(story.entity, story.created(round))));
		} else {
			await store.update(story.entity, id, story.updated(round));
			newest.delete(story.entity);
		}
	};
}

/** How many calls make one change of each resource. */
export const round = stories.length;
