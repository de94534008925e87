import type { RawRecord } from '../sdata/feed';

/** A column by which records are judged here. */
export interface JudgedColumn {
	readonly column: string;
	/** Whether the server has found the records by a value in it, so that none of them can be without. */
	readonly isFoundBy: boolean;
}

export interface ColumnWatch {
	/** To be shown every record that came. */
	look(record: RawRecord): void;
	/** Those that no record had; none as long as none came. */
	unseen(): readonly JudgedColumn[];
}

/** Looks whether the server shows columns at all: one that it hides cannot be told from one without a value. */
export function watchColumns(columns: readonly JudgedColumn[]): ColumnWatch {
	const unseen = new Map<string, JudgedColumn>();
	for (const judged of columns) {
		const name = judged.column.toLowerCase();
		const isFoundBy = judged.isFoundBy || unseen.get(name)?.isFoundBy === true;
		unseen.set(name, { column: judged.column, isFoundBy });
	}
	let cameAny = false;
	return {
		look(record) {
			cameAny = true;
			if (unseen.size > 0) for (const name of Object.keys(record)) unseen.delete(name.toLowerCase());
		},
		unseen: () => (cameAny ? [...unseen.values()] : []),
	};
}
