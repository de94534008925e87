import { maxBy } from 'lodash';
import { effectiveStamp, Partitions } from '../../shared/polling';
import type { ChangeSource, Newest, Page, PageQuery, RangeQuery, Version } from '../../shared/polling';
import type { ListQuery } from '../sdata/address';
import type { Page as SDataPage } from '../sdata/client';
import type { RawRecord } from '../sdata/feed';
import { repeatedBy } from '../sdata/stamps';
import { allOf, anyOf, between, compare } from '../sdata/where';
import { isOpenAt, lowerBound, slackOf, type Dialect } from './dialect';
import { discoverDialect, refineDialect } from './discover-dialect';
import { isMisunderstanding } from '../sdata/misunderstanding';
import { clockOf, EntityReader, type ReaderSettings } from './entity-reader';
import { newestInOrder } from './newest';
import { newestWithoutOrder } from './newest-unordered';
import { needsDialect, whereOf, type Filter } from './filters';
import { findPaging, type Paging } from './paging';

export interface SourceSettings extends ReaderSettings {
	/** As it was found by an earlier poll; null to find it when it is first needed. */
	readonly dialect: Dialect | null;
	/** Likewise. */
	readonly paging: Paging | null;
	/** Only records that meet all of them are looked at. */
	readonly filters: readonly Filter[];
}

/** Enough to tell whether an order was kept. */
const fewRows = 20;

/** The changes of one Sage CRM entity, page by page in the order of their ids. */
export class SageCrmChangeSource implements ChangeSource<RawRecord> {
	private readonly reader: EntityReader;
	private foundDialect: Dialect | null;
	private foundPaging: Paging | null;
	private partitions: Partitions<RawRecord> | null = null;
	private isRefined = false;
	/** Whether the newest stamp of all records was asked for in this poll. */
	private hasLookedUp = false;
	private readonly filters: readonly Filter[];

	constructor(settings: SourceSettings) {
		this.filters = settings.filters;
		this.reader = new EntityReader(settings);
		this.foundDialect = settings.dialect;
		this.foundPaging = settings.paging;
	}

	/** What this poll knows of the server's date literals, to be kept for the next one. */
	get dialect(): Dialect | null {
		return this.foundDialect;
	}

	/** What it knows of the server's pages, likewise. */
	get paging(): Paging | null {
		if (this.foundPaging === null) return null;
		const mostRows = Math.min(this.foundPaging.mostRows ?? Infinity, this.reader.mostRows);
		return { ...this.foundPaging, mostRows: Number.isFinite(mostRows) ? mostRows : null };
	}

	async page(query: PageQuery): Promise<Page<RawRecord>> {
		if (this.filters.length === 0 || this.hasLookedUp || query.from === null || !this.isOrdered) {
			return await this.filteredPage(query);
		}
		this.hasLookedUp = true;
		// Before the page, whose clock says by when that stamp was reached.
		const newest = await this.reader.list({ orderBy: `${this.reader.entity.updatedColumn} desc`, count: 1 });
		const reached = this.reader.versionsOf(newest)[0]?.updated ?? undefined;
		return { ...(await this.filteredPage(query)), reached };
	}

	private async filteredPage(query: PageQuery): Promise<Page<RawRecord>> {
		if (this.foundPaging?.ordered === false) return await this.partitioned(this.foundPaging, query);
		const { idColumn } = this.reader.entity;
		const { from, after } = query;
		const dated = await this.datedFrom(from);
		const where = allOf([await this.filter(), dated, after > 0 ? compare(idColumn, 'gt', after) : undefined]);
		const page = this.pageOf(await this.ask({ where, orderBy: idColumn }));
		await this.learnFrom(page, from);
		// A single row is in order whatever the server does: it may be any of those that match.
		if (page.versions.length === 0 || (this.foundPaging !== null && isAscending(page))) return page;
		this.foundPaging = await findPaging(this.reader);
		return this.foundPaging?.ordered === false ? await this.partitioned(this.foundPaging, query) : page;
	}

	ambiguity(stamp: number): number {
		return repeatedBy(stamp, this.reader.zone);
	}

	/**
	 * The newest of the records that meet the filters; where there is a filter and no order, of one page of them.
	 *
	 * @returns null where there is none
	 */
	async latest(): Promise<Version<RawRecord> | null> {
		const where = await this.filter();
		const orderBy = `${this.reader.entity.updatedColumn} desc`;
		const page = await this.reader.list({ where, orderBy, count: fewRows });
		const versions = this.reader.versionsOf(page);
		if (isNewestFirst(versions)) return newestOf(versions);
		const found = where === undefined ? newestOf((await this.newest()).versions) : null;
		const wanted = found === null ? where : compare(this.reader.entity.idColumn, 'eq', found.id);
		return newestOf(this.reader.versionsOf(await this.reader.list({ where: wanted })));
	}

	/** Of all records, whatever the filters: one that comes to meet them later was there before all the same. */
	async newest(): Promise<Newest> {
		this.foundPaging ??= await findPaging(this.reader);
		if (this.foundPaging?.ordered !== false) return await newestInOrder(this.reader);
		const all = this.partitionsOf(this.foundPaging, async () => await Promise.resolve(undefined));
		return await newestWithoutOrder({
			some: async (from) => this.pageOf(await this.ask({ where: await this.datedFrom(from) })),
			page: async (from, after) => await all.page({ from, after }),
			slack: (from) => (this.foundDialect === null ? 0 : slackOf(this.foundDialect, from, this.reader.zone)),
		});
	}

	private async partitioned(paging: Paging, query: PageQuery): Promise<Page<RawRecord>> {
		this.partitions ??= this.partitionsOf(paging, async () => await this.filter());
		return await this.partitions.page(query);
	}

	private partitionsOf(paging: Paging, filter: () => Promise<string | undefined>): Partitions<RawRecord> {
		return new Partitions(async (range) => await this.range(range, await filter()), {
			...paging,
			// The user may ask for fewer than the server once gave.
			largest: Math.min(paging.largest, this.reader.pageSize),
		});
	}

	private async range({ from, above, upTo }: RangeQuery, filter: string | undefined): Promise<Page<RawRecord>> {
		const { idColumn } = this.reader.entity;
		const ids =
			upTo !== null ? between(idColumn, above + 1, upTo) : above > 0 ? compare(idColumn, 'gt', above) : undefined;
		const where = allOf([filter, await this.datedFrom(from), ids]);
		const page = this.pageOf(await this.ask({ where }));
		await this.learnFrom(page, from);
		return page;
	}

	private async ask(query: ListQuery): Promise<SDataPage> {
		return await this.reader.list(query).then(undefined, async (error: unknown) => {
			// Perhaps the server reads dates otherwise than it did: the next poll finds out anew.
			if (isMisunderstanding(error)) this.foundDialect = null;
			return await Promise.reject(error);
		});
	}

	private pageOf(page: SDataPage): Page<RawRecord> {
		return { versions: this.reader.versionsOf(page), total: page.total, clock: clockOf(page) };
	}

	private async filter(): Promise<string | undefined> {
		const { entity, zone } = this.reader;
		if (this.foundDialect === null && needsDialect(this.filters, entity)) {
			this.foundDialect = await discoverDialect(this.reader, this.isOrdered);
		}
		return whereOf(this.filters, entity, this.foundDialect, zone);
	}

	private async datedFrom(from: number | null): Promise<string | undefined> {
		if (from === null) return undefined;
		const { createdColumn, updatedColumn } = this.reader.entity;
		this.foundDialect ??= await discoverDialect(this.reader, this.isOrdered);
		// Without a date in the whole table there is nothing to tell records apart by.
		if (this.foundDialect === null) return undefined;
		const literal = lowerBound(this.foundDialect, from, this.reader.zone);
		const { asksCreated, asksUpdated } = this.foundDialect;
		const columns = [...(asksUpdated ? [updatedColumn] : []), ...(asksCreated ? [createdColumn] : [])];
		return anyOf(columns.map((column) => compare(column, 'ge', { literal })));
	}

	private get isOrdered(): boolean {
		return this.foundPaging?.ordered !== false;
	}

	/** New changes may answer what older records could not, once a poll. */
	private async learnFrom({ versions }: Page<RawRecord>, from: number | null): Promise<void> {
		const dialect = this.foundDialect;
		if (dialect === null || from === null || this.isRefined) return;
		const { zone } = this.reader;
		const tells = ({ updated }: Version<RawRecord>) =>
			updated !== null && updated >= from && isOpenAt(dialect, updated, zone);
		if (!versions.some(tells)) return;
		this.isRefined = true;
		// What was received counts, whatever becomes of this: there is a next time.
		this.foundDialect = await refineDialect(this.reader, dialect, this.isOrdered).catch(() => dialect);
	}
}

/** Records without a date come last, or first. */
function isNewestFirst(versions: ReadonlyArray<Version<unknown>>): boolean {
	const stamps = versions.flatMap(({ updated }) => (updated === null ? [] : [updated]));
	return stamps.every((stamp, at) => at === 0 || stamp <= (stamps[at - 1] ?? stamp));
}

function newestOf<P>(versions: ReadonlyArray<Version<P>>): Version<P> | null {
	return maxBy(versions, effectiveStamp) ?? null;
}

function isAscending({ versions }: Page<unknown>): boolean {
	return versions.every(({ id }, at) => at === 0 || id > (versions[at - 1]?.id ?? 0));
}
