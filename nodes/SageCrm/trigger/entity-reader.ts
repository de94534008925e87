import { uniqBy } from 'lodash';
import { NodeOperationError, type INode } from 'n8n-workflow';
import type { Clock, Version } from '../../shared/polling';
import type { Entity } from '../entities';
import type { ListQuery } from '../sdata/address';
import type { Page, SDataClient } from '../sdata/client';
import { wholeNumber, type RawRecord } from '../sdata/feed';
import { isMisunderstanding } from '../sdata/misunderstanding';
import { columnReader, digestOf, presentKey, type ReadColumn } from '../sdata/record';
import { readStamp } from '../sdata/stamps';
import type { WrittenDates } from './watched-resource';

export interface ReaderSettings {
	readonly node: INode;
	readonly client: SDataClient;
	readonly entity: Entity;
	readonly dates: WrittenDates;
	readonly pageSize: number;
	/** The columns to ask for beside those that the trigger needs; none: all there are. */
	readonly columns: readonly string[];
	/** Ids of the users whose changes become no events. */
	readonly ignoredUsers: ReadonlySet<string>;
}

/** Asks for lists of one entity, and reads its records as versions. */
export class EntityReader {
	readonly node: INode;
	readonly entity: Entity;
	readonly pageSize: number;
	private readonly dates: WrittenDates;
	private readonly client: SDataClient;
	private readonly select: readonly string[] | undefined;
	private readonly ignoredUsers: ReadonlySet<string>;

	constructor({ node, client, entity, dates, pageSize, columns, ignoredUsers }: ReaderSettings) {
		this.node = node;
		this.client = client;
		this.entity = entity;
		this.dates = dates;
		this.pageSize = pageSize;
		this.select = columns.length === 0 ? undefined : withNeeded(columns, entity);
		this.ignoredUsers = ignoredUsers;
	}

	get zone(): string {
		return this.dates.zone ?? this.client.connection.zone;
	}

	/** Rows that the server lets be asked for at once; Infinity as long as it has refused none. */
	get mostRows(): number {
		return this.client.mostRows;
	}

	async list(query: ListQuery): Promise<Page> {
		return await this.client.list(this.entity.resource, { count: this.pageSize, select: this.select, ...query });
	}

	/** @throws {NodeOperationError} for a record without an id that is a positive whole number */
	versionsOf({ records }: Page): Array<Version<RawRecord>> {
		return records.map((record) => this.versionOf(record));
	}

	/** Who created a record may be all that it says, as long as it was not changed. */
	private isIgnored(read: ReadColumn, { created, updated }: Pick<Version<unknown>, 'created' | 'updated'>): boolean {
		if (this.ignoredUsers.size === 0) return false;
		const { createdByColumn, updatedByColumn } = this.entity;
		const isNew = updated === null || updated === created;
		const by = userIn(read(updatedByColumn)) ?? (isNew ? userIn(read(createdByColumn)) : null);
		return by !== null && this.ignoredUsers.has(by);
	}

	private versionOf(record: RawRecord): Version<RawRecord> {
		const { entity, node, zone, dates } = this;
		const read = columnReader(record);
		const id = wholeNumber(read(entity.idColumn)) ?? wholeNumber(record.$key);
		if (id === null || id < 1) {
			throw new NodeOperationError(
				node,
				`Sage CRM sent a record of ${entity.plural} whose ${entity.idColumn} is not a positive whole number: such an entity cannot be watched.`,
				{ failure: { cause: 'configuration-invalid' } },
			);
		}
		const stamps = {
			created: readStamp(read(entity.createdColumn), zone, dates.created),
			updated: readStamp(read(entity.updatedColumn), zone, dates.updated),
		};
		return {
			id,
			...stamps,
			digest: digestOf(record, new Set()),
			silent: this.isIgnored(read, stamps),
			payload: record,
		};
	}
}

/** Some servers send an empty text where there is no value. */
function userIn(value: unknown): string | null {
	const key = presentKey(value);
	return key === null || key === '' ? null : String(key);
}

/** What the trigger itself needs of every record. */
function withNeeded(columns: readonly string[], entity: Entity): string[] {
	const { idColumn, createdColumn, updatedColumn, createdByColumn, updatedByColumn } = entity;
	const needed = [idColumn, createdColumn, updatedColumn, createdByColumn, updatedByColumn];
	return uniqBy([...needed, ...columns], (name) => name.toLowerCase());
}

export function clockOf({ timing }: Page): Clock {
	return {
		server: timing.serverTime === null ? null : Math.floor(timing.serverTime / 1000),
		local: Math.floor(timing.localTime / 1000),
		elapsed: Math.ceil(timing.elapsedMs / 1000),
	};
}

/** Whether a count was seen that counts more than the page it came with. */
export function provesTotals({ total, records }: Page): boolean {
	return total !== null && total > records.length;
}

/** A condition that the server does not understand is an answer here; anything else is not. */
export async function understood(asked: Promise<Page>): Promise<Page | null> {
	return await asked.then(undefined, async (error: unknown) =>
		isMisunderstanding(error) ? null : await Promise.reject(error),
	);
}
