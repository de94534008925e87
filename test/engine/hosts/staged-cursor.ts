import type { IDataObject } from 'n8n-workflow';
import type { Database } from './database.ts';

/** What a poll sees of a durable cursor: a copy, whose changes are committed with the execution or not at all. */
export class StagedCursor {
	private copy: IDataObject | null = null;
	private seed = '';

	constructor(private readonly database: Database) {}

	/** Undefined where the trigger has no cursor: then it sees the workflow's own static data. */
	get snapshot(): IDataObject | undefined {
		return this.copy ?? undefined;
	}

	/** Before each poll. Once a trigger has a cursor, every engine goes on with it. */
	open(durable: boolean, nodeStaticData: IDataObject): void {
		if (durable && this.database.findCursor() === null) this.database.advanceCursor(nodeStaticData);
		this.copy = this.database.findCursor();
		this.seed = JSON.stringify(this.copy);
	}

	/** What is to be committed; null where nothing was changed since. */
	take(): IDataObject | null {
		const now = JSON.stringify(this.copy);
		if (now === this.seed) return null;
		this.seed = now;
		return this.copy;
	}
}
