import type { IDataObject } from 'n8n-workflow';

/** What n8n keeps of one workflow with one polling trigger; all of it outlives a process. */
export class Database {
	/** `workflow_entity.staticData`. */
	private staticData: IDataObject = {};
	/** `poller_state.cursor`; null until the engine with durable cursors has seen the trigger. */
	private cursor: IDataObject | null = null;
	/** Whether the scheduler has a job for the trigger. */
	job = false;
	/** The items of each execution, as JSON. */
	readonly executions: IDataObject[][] = [];

	loadStaticData(): IDataObject {
		return copy(this.staticData);
	}

	saveStaticData(staticData: IDataObject): void {
		this.staticData = copy(staticData);
	}

	findCursor(): IDataObject | null {
		return this.cursor === null ? null : copy(this.cursor);
	}

	advanceCursor(cursor: IDataObject): void {
		this.cursor = copy(cursor);
	}

	/** What an operator's backup holds. */
	backUp(): () => void {
		const { staticData, cursor } = this;
		return () => {
			this.staticData = staticData;
			this.cursor = cursor;
		};
	}

	get size(): number {
		return JSON.stringify(this.staticData).length + JSON.stringify(this.cursor ?? '').length;
	}
}

function copy<T>(value: T): T {
	const text: string = JSON.stringify(value);
	return JSON.parse(text);
}
