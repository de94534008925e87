import { NodeOperationError, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { isTicked } from '../sdata/values';
import type { OperationCall } from './operation';

/** A kind of record that is created together with a company or a person. */
interface ContactPoint {
	readonly name: 'address' | 'email' | 'person' | 'phone';
	readonly label: string;
	/** Under which Sage CRM takes it in the body (seen on real installs). */
	readonly key: string;
	readonly types: readonly string[];
	readonly usual: string;
	/** The field in the form, its label, and the column. */
	readonly fields: ReadonlyArray<readonly [field: string, label: string, column: string]>;
}

/** Types as Sage CRM has them when it is installed; others can be given by an expression. */
const points: readonly ContactPoint[] = [
	{
		name: 'address',
		label: 'Address',
		key: 'Address',
		types: ['Billing', 'Business', 'Home', 'Shipping'],
		usual: 'Business',
		fields: [
			['address1', 'Address 1', 'Addr_Address1'],
			['address2', 'Address 2', 'Addr_Address2'],
			['city', 'City', 'Addr_City'],
			['state', 'State', 'Addr_State'],
			['postCode', 'Post Code', 'Addr_PostCode'],
			['country', 'Country', 'Addr_Country'],
		],
	},
	{
		name: 'email',
		label: 'E-Mail',
		key: 'email',
		types: ['Business', 'Private'],
		usual: 'Business',
		fields: [['emailAddress', 'Address', 'Emai_EmailAddress']],
	},
	{
		name: 'person',
		label: 'Person',
		key: 'person',
		types: ['Admin', 'Finance', 'Sales'],
		usual: 'Admin',
		fields: [
			['firstName', 'First Name', 'Pers_FirstName'],
			['lastName', 'Last Name', 'Pers_LastName'],
			['title', 'Job Title', 'Pers_Title'],
		],
	},
	{
		name: 'phone',
		label: 'Phone',
		key: 'phone',
		types: ['Business', 'Fax', 'Home', 'Mobile'],
		usual: 'Business',
		fields: [
			['countryCode', 'Country Code', 'Phon_CountryCode'],
			['areaCode', 'Area Code', 'Phon_AreaCode'],
			['number', 'Number', 'Phon_Number'],
		],
	},
];

const typeField: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	default: 'Business',
	description: 'What it is used for. Types of your own can be given by an expression.',
	options: [],
};

/** Only what Sage CRM links to the resource. */
const pointsOf: ReadonlyMap<string, readonly ContactPoint[]> = new Map([
	['account', points],
	['contact', points.filter(({ name }) => name !== 'person')],
]);

/** What is created together with the record; `create` shows it. */
export const contactPointProperties: INodeProperties[] = [...pointsOf].map(([resource, offered]) => ({
	displayName: 'Contact Points',
	name: 'contactPoints',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Contact Point',
	default: {},
	description: 'Addresses, e-mails, people and phones that are created together with the record',
	displayOptions: { show: { resource: [resource], operation: ['create'] } },
	options: offered.map((point) => ({
		displayName: point.label,
		name: point.name,
		values: fieldsOf(point),
	})),
}));

function fieldsOf({ fields, types, usual }: ContactPoint): INodeProperties[] {
	return [
		...fields.map(([name, displayName]): INodeProperties => ({ displayName, name, type: 'string', default: '' })),
		{ ...typeField, default: usual, options: types.map((type) => ({ name: type, value: type })) },
		{
			displayName: 'Default',
			name: 'isDefault',
			type: 'boolean',
			default: false,
			description: 'Whether to make it the main one of its kind',
		},
	];
}

/** Expressions give texts for marks, and nothing where the input has no such field. */
const mark = z
	.union([z.boolean(), z.union([z.string(), z.number()]).transform(isTicked)])
	.nullish()
	.transform((isOn) => isOn === true);
const rows = z.array(
	z
		.object({
			type: z
				.string()
				.nullish()
				.transform((text) => text ?? ''),
			isDefault: mark,
		})
		.catchall(z.union([z.string(), z.number(), z.boolean()]).nullish()),
);

/**
 * What is to be created together with a record, as its body takes it: `{"Address": [{"Addr_City": "Cork", "$type":
 * "Business", "$isDefault": true}]}`. Rows without any value are passed over.
 *
 * @throws {NodeOperationError} for rows that cannot be read
 */
export function readContactPoints({ context, entity, itemIndex }: OperationCall): IDataObject {
	const body: IDataObject = {};
	for (const { name, label, key, fields } of pointsOf.get(entity.value) ?? []) {
		const parsed = rows.safeParse(context.getNodeParameter(`contactPoints.${name}`, itemIndex, []));
		if (!parsed.success) {
			const [row, field] = parsed.error.issues[0]?.path ?? [];
			throw new NodeOperationError(
				context.getNode(),
				`The contact point ${label}${typeof row === 'number' ? ` ${row + 1}` : ''} cannot be read: give ${field ?? 'its fields'} a text.`,
				{ itemIndex },
			);
		}
		const records = parsed.data.flatMap(({ type, isDefault, ...row }) => {
			const values = fields
				.map(([field, , column]) => [column, row[field]] as const)
				.filter(([, value]) => value !== undefined && value !== null && value !== '');
			if (values.length === 0) return [];
			const typed = type === '' ? {} : { $type: type };
			return [{ ...Object.fromEntries(values), ...typed, ...(isDefault ? { $isDefault: true } : {}) }];
		});
		if (records.length > 0) body[key] = records;
	}
	return body;
}
