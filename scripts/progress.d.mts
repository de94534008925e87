export function elapsed(since: number): string;
export function withProgress<Result>(
	title: string,
	work: (say: (detail: string) => void) => Promise<Result>,
): Promise<Result>;
