import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Entity } from '../entities';
import type { SDataClient } from '../sdata/client';

/** What an operation works with, for one item. */
export interface OperationCall {
	readonly context: IExecuteFunctions;
	readonly client: SDataClient;
	readonly entity: Entity;
	readonly itemIndex: number;
}

/** One thing that the action node does. */
export interface Operation {
	readonly value: string;
	readonly name: string;
	readonly description: (entity: Entity) => string;
	/** Sentence case, for the list of actions: `Create an account`. */
	readonly action: (entity: Entity) => string;
	readonly properties: readonly INodeProperties[];
	/** @returns the records that become items */
	run(call: OperationCall): Promise<IDataObject[]>;
}

/** `an account`, `a lead`. */
export function withArticle({ value }: Entity): string {
	return `${/^[aeiou]/.test(value) && value !== 'user' ? 'an' : 'a'} ${value}`;
}
