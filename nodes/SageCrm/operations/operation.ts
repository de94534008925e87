import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { DescribedColumn, Entity } from '../entities';
import type { SDataClient } from '../sdata/client';
import type { RawRecord } from '../sdata/feed';

/** What an operation works with, for one item. */
export interface OperationCall {
	readonly context: IExecuteFunctions;
	readonly client: SDataClient;
	readonly entity: Entity;
	readonly itemIndex: number;
	/** Its columns as far as they are known, else as below. */
	columns(): Promise<readonly DescribedColumn[]>;
	/** Its columns as the server describes them, asked for once in a run. */
	described(): Promise<readonly DescribedColumn[]>;
}

/** What came of one item: the records as they came, or why there are none. */
export type Outcome = readonly RawRecord[] | Error;

/** One thing that the action node does. */
export interface Operation {
	readonly value: string;
	readonly name: string;
	readonly description: (words: EntityWords) => string;
	/** Sentence case, for the list of actions: `Create an account`. */
	readonly action: (words: EntityWords) => string;
	readonly properties: readonly INodeProperties[];
	/** Whether several items may be under way at once: those that read always, those that write only where a failure of one does not end the others. */
	readonly parallel: 'always' | 'where failures are borne' | 'never';
	/** The record that it changes: items for the same one follow one another. */
	target?(call: OperationCall): string;
	/** @returns the records as they came; `output.ts` makes items of them */
	run(call: OperationCall): Promise<RawRecord[]>;
	/** Does several items with fewer requests; null where they have to be done one by one. */
	runMany?(calls: readonly OperationCall[]): Promise<Outcome[] | null>;
}

/** What is said of an entity in sentences. */
export type EntityWords = Pick<Entity, 'value' | 'plural'>;

/** `an account`, `a lead`. */
export function withArticle({ value }: Pick<EntityWords, 'value'>): string {
	return `${/^[aeiou]/i.test(value) && value.toLowerCase() !== 'user' ? 'an' : 'a'} ${value}`;
}
