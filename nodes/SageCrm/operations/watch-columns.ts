import type { RawRecord } from '../sdata/feed';

/** A column by which records are judged here. */
export interface JudgedColumn {
	readonly column: string;
	/** Whether the server has found the records by a value in it, so that none of them can be without. */
	readonly isFoundBy: boolean;
	/** Whether by a date, which some servers take for any. */
	readonly isDated: boolean;
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
		if (judged.isFoundBy || !unseen.has(name)) unseen.set(name, judged);
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
