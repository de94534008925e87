import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { isFromFuture } from '../../shared/polling';
import type { ChangeSource, Clock, Newest, Page, PageQuery, Version } from '../../shared/polling';
import type { Entity } from '../entities';
import type { ListQuery } from '../sdata/address';
import type { Page as SDataPage, SDataClient } from '../sdata/client';
import { wholeNumber, type RawRecord } from '../sdata/feed';
import { columnReader, digestOf } from '../sdata/record';
import { readStamp } from '../sdata/stamps';
import { allOf, anyOf, compare } from '../sdata/where';
import { findDialect, lowerBound, shownStamps, type Dialect, type KnownRecord } from './dialect';

export interface SourceSettings {
	readonly node: INode;
	readonly client: SDataClient;
	readonly entity: Entity;
	readonly pageSize: number;
	/** As it was found by an earlier poll; null to find it when it is first needed. */
	readonly dialect: Dialect | null;
}

/** Records that a server's dates are tried on: each shows rounding up with one chance in two. */
const knownRecords = 12;

/** Pages full of dates in the future that a first poll looks through for the present. */
const futurePages = 5;

/** The changes of one Sage CRM entity, page by page in the order of their ids. */
export class SageCrmChangeSource implements ChangeSource<RawRecord> {
	private found: Dialect | null;

	constructor(private readonly settings: SourceSettings) {
		this.found = settings.dialect;
	}

	/** What this poll knows of the server's date literals, to be kept for the next one. */
	get dialect(): Dialect | null {
		return this.found;
	}

	async page({ from, after }: PageQuery): Promise<Page<RawRecord>> {
		const { entity } = this.settings;
		const dated = from === null ? undefined : await this.datedFrom(from);
		const above = after > 0 ? compare(entity.idColumn, 'gt', after) : undefined;
		const page = await this.ask({ where: allOf([dated, above]), orderBy: entity.idColumn }).then(
			undefined,
			async (error: unknown) => {
				// Perhaps the server reads dates otherwise than it did: the next poll finds out anew.
				if (isMisunderstanding(error)) this.found = null;
				return await Promise.reject(error);
			},
		);
		return { versions: this.versionsOf(page), total: page.total, clock: clockOf(page) };
	}

	/** The last changed records, as many as one page holds. */
	async latest(): Promise<{ versions: Array<Version<RawRecord>>; page: SDataPage }> {
		const page = await this.ask({ orderBy: `${this.settings.entity.updatedColumn} desc` });
		return { versions: this.versionsOf(page), page };
	}

	async newest(): Promise<Newest> {
		const byUpdated = await this.pagesDownToNow('updated');
		// Rows loaded by SQL can lack the updated stamp: the newest of them is found by the created one.
		const byCreated = await this.pagesDownToNow('created');
		const pages = [...byUpdated, ...byCreated];
		return {
			versions: pages.flatMap((page) => this.versionsOf(page)),
			complete: this.isAll(byUpdated, 'updated') && this.isAll(byCreated, 'created'),
			totalsProven: pages.some(({ total, records }) => total !== null && total > records.length),
			clock: clockOf(byUpdated[0]),
		};
	}

	/** Pages from the latest date down, until one shows a date that is not in the future. */
	private async pagesDownToNow(stamp: 'created' | 'updated'): Promise<[SDataPage, ...SDataPage[]]> {
		const { createdColumn, updatedColumn } = this.settings.entity;
		const orderBy = `${stamp === 'created' ? createdColumn : updatedColumn} desc`;
		const isAhead = (page: SDataPage) =>
			page.records.length > 0 &&
			this.versionsOf(page).every((version) => isFromFuture(version[stamp] ?? 0, clockOf(page)));
		let page = await this.ask({ orderBy });
		const pages: [SDataPage, ...SDataPage[]] = [page];
		let received = 0;
		while (isAhead(page) && pages.length < futurePages) {
			received += page.records.length;
			page = await this.ask({ orderBy, startIndex: received + 1 });
			pages.push(page);
		}
		return pages;
	}

	/** Whether no row with such a date was left out: after the last of them come rows without it, or none. */
	private isAll(pages: readonly SDataPage[], stamp: 'created' | 'updated'): boolean {
		const last = pages.at(-1);
		return last === undefined || this.versionsOf(last).every((version) => version[stamp] === null);
	}

	private async ask(query: ListQuery): Promise<SDataPage> {
		const { client, entity, pageSize } = this.settings;
		return await client.list(entity.resource, { count: pageSize, ...query });
	}

	private async datedFrom(from: number): Promise<string | undefined> {
		const { client, entity } = this.settings;
		this.found ??= await this.findDialect();
		const literal = lowerBound(this.found, from, client.connection.zone);
		return anyOf([compare(entity.updatedColumn, 'ge', { literal }), compare(entity.createdColumn, 'ge', { literal })]);
	}

	private async findDialect(): Promise<Dialect> {
		const { entity, node } = this.settings;
		// Twice, because a record that is changed while it is asked about gives wrong answers.
		const dialect = (await this.tryDialects()) ?? (await this.tryDialects());
		if (dialect !== null) return dialect;
		throw new NodeOperationError(
			node,
			`Sage CRM understood no way of asking for ${entity.plural} by date: check that its version has the RESTful API (7.3 or later), and report it to the makers of this node with the version.`,
			{ failure: { cause: 'configuration-invalid' } },
		);
	}

	private async tryDialects(): Promise<Dialect | null> {
		const { client, entity } = this.settings;
		const { idColumn, updatedColumn, resource } = entity;
		const newest = await client.list(resource, { orderBy: `${updatedColumn} desc`, count: knownRecords });
		const known = this.versionsOf(newest).flatMap(({ id, updated }): KnownRecord[] =>
			updated === null ? [] : [{ id, updated }],
		);
		const columns = { id: idColumn, updated: updatedColumn };
		const { zone } = client.connection;
		const find = async (where: string, count: number) =>
			(await understood(client.list(resource, { where, count })))?.records.length ?? null;
		const dialect = await findDialect(known.slice(0, 2), columns, zone, async (where) => {
			const found = await find(where, 1);
			return found === null ? null : found > 0;
		});
		if (dialect === null || dialect.form === 'day-at' || dialect.offset !== 0) return dialect;
		const shown = shownStamps(known, columns, dialect, zone);
		const found = shown === undefined ? null : await find(shown, known.length);
		return { ...dialect, rounds: found === null || found < known.length };
	}

	private versionsOf({ records }: SDataPage): Array<Version<RawRecord>> {
		return records.map((record) => this.versionOf(record));
	}

	private versionOf(record: RawRecord): Version<RawRecord> {
		const { entity, node, client } = this.settings;
		const read = columnReader(record);
		const id = wholeNumber(read(entity.idColumn)) ?? wholeNumber(record.$key);
		if (id === null || id < 1) {
			throw new NodeOperationError(
				node,
				`Sage CRM sent a record of ${entity.plural} whose ${entity.idColumn} is not a positive whole number: such an entity cannot be watched.`,
				{ failure: { cause: 'configuration-invalid' } },
			);
		}
		const { zone } = client.connection;
		return {
			id,
			created: readStamp(read(entity.createdColumn), zone),
			updated: readStamp(read(entity.updatedColumn), zone),
			digest: digestOf(record, new Set()),
			payload: record,
		};
	}
}

function clockOf({ timing }: SDataPage): Clock {
	return {
		server: timing.serverTime === null ? null : Math.floor(timing.serverTime / 1000),
		local: Math.floor(timing.localTime / 1000),
		elapsed: Math.ceil(timing.elapsedMs / 1000),
	};
}

/** A condition that the server does not understand is an answer here; anything else is not. */
async function understood(asked: Promise<SDataPage>): Promise<SDataPage | null> {
	return await asked.then(undefined, async (error: unknown) =>
		isMisunderstanding(error) ? null : await Promise.reject(error),
	);
}

/** Sage CRM's documented answer is 400; a date that SQL cannot convert may come out as 500. */
function isMisunderstanding(error: unknown): boolean {
	return error instanceof NodeApiError && (error.httpCode === '400' || error.httpCode === '500');
}
